// Moving a map by hand; its links do the same without this. Ctrl and wheel zooms about the pointer, dragging moves,
// + and - zoom. Each ends in an address with another ?bbox=, so that every view can be kept and sent.
const map = document.querySelector(".map[data-bbox]");
const sheet = map?.querySelector(".sheet");

function go(box) {
  const to = new URL(location.href);
  to.searchParams.set("bbox", box.map((value) => value.toFixed(3)).join(","));
  to.searchParams.delete("after");
  location.assign(to);
}

if (sheet) {
  const [west, south, east, north] = map.dataset.bbox.split(",").map(Number);
  let factor = 1, about = [0.5, 0.5], waiting = 0, from = null;

  sheet.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = sheet.getBoundingClientRect();
    about = [(event.clientX - frame.x) / frame.width, (event.clientY - frame.y) / frame.height];
    factor = Math.min(4, Math.max(0.05, factor * Math.exp(event.deltaY / 400)));
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const x = west + about[0] * (east - west), y = north - about[1] * (north - south);
      go([x - (x - west) * factor, y - (y - south) * factor, x + (east - x) * factor, y + (north - y) * factor]);
    }, 200);
  }, { passive: false });

  sheet.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse" && !event.target.closest("a")) from = [event.clientX, event.clientY];
  });
  addEventListener("pointermove", (event) => {
    if (from) sheet.style.translate = `${event.clientX - from[0]}px ${event.clientY - from[1]}px`;
  });
  addEventListener("pointerup", (event) => {
    if (!from) return;
    const frame = sheet.getBoundingClientRect();
    const dx = (from[0] - event.clientX) / frame.width * (east - west), dy = (event.clientY - from[1]) / frame.height * (north - south);
    from = null;
    if (Math.hypot(dx, dy) > (east - west) / 100) go([west + dx, south + dy, east + dx, north + dy]);
    else sheet.style.translate = "";
  });

  addEventListener("keydown", (event) => {
    const name = { "+": "zoom in", "=": "zoom in", "-": "zoom out" }[event.key];
    if (name && !event.ctrlKey && !event.metaKey && !event.target.closest("input, select, textarea")) {
      map.querySelector(`[data-move="${name}"]`)?.click();
    }
  });
}
