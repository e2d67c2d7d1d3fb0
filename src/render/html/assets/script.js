// Filter, search, and links to rows that the filter hides. Without this script everything is shown.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const search = form.querySelector("#q");
  const rule = form.querySelector("#rule");
  const shown = form.querySelector("#shown");
  const rows = [...document.querySelectorAll(".row")];
  const counted = rows.filter((row) => row.classList.contains("verdict"));
  const groups = [...document.querySelectorAll("[data-group]")].reverse();
  const words = new Map();

  // A row is found by its own words and by the headings and titles that it stands under.
  const text = (row) => {
    if (!words.has(row)) {
      let said = row.textContent;
      for (let group = row.parentElement.closest("[data-group]"); group; group = group.parentElement.closest("[data-group]")) {
        for (const head of group.querySelectorAll(":scope > h3, :scope > h4, :scope > .head")) said += " " + head.textContent;
      }
      words.set(row, said.normalize("NFC").toLowerCase());
    }
    return words.get(row);
  };

  const apply = () => {
    const statuses = new Set([...form.querySelectorAll("[name=status]:checked")].map((box) => box.value));
    const every = statuses.size === form.querySelectorAll("[name=status]").length;
    const wanted = search.value.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    const only = rule ? rule.value : "";
    const active = !every || wanted.length > 0 || only !== "";
    for (const row of rows) {
      const fits = (every || statuses.has(row.dataset.status)) && (!only || row.dataset.rule.split(" ").includes(only))
        && (wanted.length === 0 || wanted.every((word) => text(row).includes(word)));
      row.hidden = !fits;
    }
    // Inner groups come first, since the list is in reverse.
    for (const group of groups) group.hidden = active && !group.querySelector(".row:not([hidden])");
    const visible = counted.filter((row) => !row.hidden).length;
    shown.textContent = shown.dataset.text.replace("{n}", visible).replace("{m}", counted.length);
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  };

  const target = () => location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const lead = (to) => {
    to.scrollIntoView();
    to.focus({ preventScroll: true });
  };

  // A link leads to its row even if the filter hides it. To what is shown the browser itself leads, at once: this event comes later,
  // when somebody who is quick may already be writing in another place.
  const reveal = () => {
    const to = target();
    if (!to || !to.closest("[hidden]")) return;
    form.reset();
    apply();
    lead(to);
  };

  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  // The filter has just pushed down what an address led to.
  if (target()) lead(target());
})();
