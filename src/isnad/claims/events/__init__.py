"""Events in PLOVER's terms: who did what to whom, where and when, actor or no actor."""
