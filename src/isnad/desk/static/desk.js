// Nothing here is needed: without scripts, links, forms and `:target` do the same.

// A claim and its words light up together, whichever is pointed at or focused.
const cards = new Map([...document.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
const words = document.querySelectorAll("mark[data-cards]");

function light(names, on) {
  for (const name of names) cards.get(name)?.classList.toggle("lit", on);
  for (const mark of words) {
    if (mark.dataset.cards.split(" ").some((name) => names.includes(name))) mark.classList.toggle("lit", on);
  }
}

for (const [name, card] of cards) {
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    card.addEventListener(event, () => light([name], on));
  }
}
for (const mark of words) {
  const names = mark.dataset.cards.split(" ");
  mark.addEventListener("mouseenter", () => light(names, true));
  mark.addEventListener("mouseleave", () => light(names, false));
  mark.addEventListener("click", () => cards.get(names[0])?.scrollIntoView({ block: "nearest" }));
}

// Keys: a, r, u, s, e on the page of the queue, n for the name and Escape out of it; j and k go through the claims of an article.
const typing = (target) => target.closest?.("input, textarea, select") !== null;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const queue = document.querySelector("[data-review]");
  if (queue) {
    const field = queue.querySelector(`[name="name"]:not([type="hidden"])`);
    if (event.key === "n" && field) {
      event.preventDefault();
      field.focus();
      return;
    }
    const chosen = queue.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (chosen && !chosen.disabled) {
      event.preventDefault();
      chosen.click();
    }
    return;
  }
  const list = [...cards.values()];
  const at = list.findIndex((card) => card.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = list[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && { a: 1, r: 1, u: 1 }[event.key]) {
    const verdict = { a: "accept", r: "reject", u: "undo" }[event.key];
    list[at].querySelector(`form.verdict button[value="${verdict}"]`)?.click();
  }
});

// A file dropped on the form is read as if it had been chosen.
for (const form of document.querySelectorAll("[data-drop]")) {
  const field = form.querySelector('input[type="file"]');
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}
