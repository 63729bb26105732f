"use strict";
(() => {
  const claims = [...document.querySelectorAll(".claim")];
  const parts = ["content", "source", "cue", "channel"];
  const words = new Map(claims.map((claim) => [claim.id, []]));
  for (const mark of document.querySelectorAll(".mark[data-claims]")) {
    for (const part of parts) {
      for (const id of (mark.dataset[part] || "").split(" ")) words.get(id)?.push([mark, "lit-" + part]);
    }
  }
  const byId = (id) => document.getElementById(id);
  // A served page comes with its claim lit up; several are a speaker's, and stay.
  const given = document.querySelectorAll(".claim.on");
  let chosen = given.length === 1 ? given[0].id : null; // the claim that stays lit when the pointer leaves
  let lit = chosen;

  // Words that slots, names and places point at are lit beside the claim, not instead of it.
  const pointed = new Map();
  for (const mark of document.querySelectorAll("[data-words]")) {
    for (const id of mark.dataset.words.split(" ")) pointed.set(id, [...(pointed.get(id) || []), mark]);
  }
  const pointers = [...document.querySelectorAll("[data-at]")];
  let held = null; // the pointer whose words stay lit
  let shown = null;

  function point(pointer) {
    if (pointer === shown) return;
    for (const mark of pointed.get(shown?.dataset.at) || []) mark.classList.remove("lit-words");
    shown?.classList.remove("on");
    shown = pointer;
    for (const mark of pointed.get(pointer?.dataset.at) || []) mark.classList.add("lit-words");
    pointer?.classList.add("on");
  }

  for (const pointer of pointers) {
    pointer.addEventListener("mouseenter", () => point(pointer));
    pointer.addEventListener("mouseleave", () => point(held));
    pointer.addEventListener("focus", () => { if (pointer.matches(":focus-visible")) point(pointer); });
    pointer.addEventListener("blur", () => point(held));
    pointer.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // Words that stand in many places are gone through one by one.
      const marks = pointed.get(pointer.dataset.at) || [];
      const at = held === pointer ? (Number(pointer.dataset.turn) + 1) % marks.length : 0;
      pointer.dataset.turn = at;
      held = pointer;
      point(pointer);
      if (marks[at] && !visible(marks[at])) marks[at].scrollIntoView({ block: "center" });
    });
  }

  function light(id) {
    if (id === lit) return;
    for (const [mark, kind] of words.get(lit) || []) mark.classList.remove("lit", kind);
    if (lit) byId(lit).classList.remove("on");
    lit = id;
    for (const [mark, kind] of words.get(id) || []) mark.classList.add("lit", kind);
    if (id) byId(id).classList.add("on");
  }

  function visible(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  }

  function choose(id) {
    chosen = id;
    light(id);
    const first = (words.get(id) || []).find(([, kind]) => kind === "lit-content");
    if (first && !visible(first[0])) first[0].scrollIntoView({ block: "center" });
  }

  function clear() {
    chosen = held = null;
    light(null);
    point(null);
    if (document.activeElement?.classList.contains("claim")) document.activeElement.blur();
  }

  function step(by) {
    const at = claims.findIndex((claim) => claim.id === chosen);
    const next = claims[at < 0 ? (by > 0 ? 0 : claims.length - 1) : at + by];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    choose(next.id);
  }

  // A side of a dispute leads to the words of its claim, as the claim does in its own place.
  for (const stand of document.querySelectorAll("[data-claim]")) {
    const id = stand.dataset.claim;
    stand.addEventListener("mouseenter", () => light(id));
    stand.addEventListener("mouseleave", () => light(chosen));
    stand.addEventListener("focus", () => { if (stand.matches(":focus-visible")) light(id); });
    stand.addEventListener("blur", () => light(chosen));
    stand.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(id);
    });
  }

  for (const claim of claims) {
    claim.addEventListener("mouseenter", () => light(claim.id));
    claim.addEventListener("mouseleave", () => light(chosen));
    claim.addEventListener("focus", () => { if (claim.matches(":focus-visible")) choose(claim.id); });
    claim.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(claim.id);
    });
  }

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest(".text .mark");
    if (mark) light(mark.dataset.claims.split(" ").includes(chosen) ? chosen : mark.dataset.claims.split(" ")[0]);
    else if (event.target.closest(".text")) light(chosen);
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".text .mark");
    if (!mark || !getSelection().isCollapsed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // Words that belong to several claims lead to each in turn, the innermost first.
    const ids = mark.dataset.claims.split(" ");
    const id = ids[(ids.indexOf(chosen) + 1) % ids.length];
    const claim = byId(id);
    chosen = id;
    light(id);
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "nearest" });
  });

  function follow() { // page.html#a1c5 leads to a claim
    const id = decodeURIComponent(location.hash.slice(1));
    if (!words.has(id)) return;
    byId(id).scrollIntoView({ block: "nearest" });
    choose(id);
  }

  addEventListener("hashchange", follow);
  follow();
  if (chosen && matchMedia("(min-width: 54.01rem)").matches) { // its row, where that is not below the text
    byId(chosen).scrollIntoView({ block: "nearest" });
    choose(chosen);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inClaims = document.activeElement?.classList.contains("claim");
    const by = { j: 1, k: -1, ...(inClaims ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape") clear();
  });
})();
