/// The style sheet and the script of the report, as they stand in the page.
enum HTMLPage {
  static let style: StaticString = """
    :root { color-scheme: light dark; --ink: #1b1d21; --soft: #5f6673; --paper: #fdfdfb; --rule: #d9dbe0;
      --error: #b3261e; --warning: #9a5b00; --note: #0b5cad; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e7ea; --soft: #9aa1ad; --paper: #16181c; --rule: #333840;
      --error: #ff8a80; --warning: #ffb74d; --note: #82b7ff; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
    main { display: flex; flex-direction: column; max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 7rem; }
    header { order: -1; border-bottom: 1px solid var(--rule); margin-bottom: 1rem; }
    h1 { font-size: 1.5rem; margin: 0; }
    h2 { font-size: 1rem; margin: 1.5rem 0 .4rem; overflow-wrap: anywhere; }
    .totals { margin: .2rem 0 .8rem; color: var(--soft); }
    fieldset { border: 0; padding: 0; margin: 0 0 .6rem; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
    legend { float: left; width: 5rem; color: var(--soft); padding: 0; }
    label { white-space: nowrap; } label b { font-weight: 600; color: var(--soft); }
    select { max-width: 100%; font: inherit; }
    .keys { color: var(--soft); font-size: .85rem; } kbd { border: 1px solid var(--rule); border-radius: 3px; padding: 0 .3em; }
    .lines p { margin: 0; padding: .15rem 0 .15rem 4rem; position: relative; overflow-wrap: anywhere; white-space: pre-wrap; }
    .number { position: absolute; left: 0; width: 3.2rem; text-align: right; color: var(--soft); user-select: none; }
    .gap { color: var(--soft); }
    @media (max-width: 40rem) { .lines p { padding-left: 2.6rem; } .number { width: 2rem; } }
    mark { background: none; color: inherit; cursor: pointer; border-radius: 2px; text-decoration: underline wavy;
      text-decoration-thickness: 1.5px; text-underline-offset: 3px; padding: 0 1px; white-space: pre-wrap; }
    mark.error { text-decoration-color: var(--error); } mark.warning { text-decoration-color: var(--warning); }
    mark.note { text-decoration-color: var(--note); }
    label.error { color: var(--error); } label.warning { color: var(--warning); } label.note { color: var(--note); }
    mark:focus, mark.open { outline: 2px solid currentColor; outline-offset: 1px; }
    mark.off { text-decoration: none; cursor: inherit; }
    aside { position: fixed; left: 0; right: 0; bottom: 0; background: var(--paper); border-top: 2px solid var(--rule);
      padding: .7rem 1rem; box-shadow: 0 -4px 16px #0002; }
    aside > div { max-width: 58rem; margin: 0 auto; }
    aside .id { color: var(--soft); font-size: .85rem; } aside p { margin: .1rem 0; }
    [hidden] { display: none; }
    @media print { aside, .filters, .keys { display: none; } main { max-width: none; padding: 0; }
      mark:not(.off)::after { content: " [" attr(data-check) ": " attr(data-message) "]"; font-size: .75em;
        color: var(--soft); } }

    """

  static let script: StaticString = """
    "use strict";
    const marks = [...document.querySelectorAll("mark")];
    const texts = [...document.querySelectorAll("section.text")];
    const box = document.getElementById("message");
    const select = document.getElementById("file");
    let open = null;
    texts.forEach((text, number) => {
      const option = document.createElement("option");
      option.value = String(number);
      option.textContent = text.dataset.file + " (" + text.querySelectorAll("mark").length + ")";
      select.append(option);
    });
    function line(tag, name, content) {
      const element = document.createElement(tag);
      if (name) element.className = name;
      element.textContent = content;
      return element;
    }
    function show(mark) {
      if (open) open.classList.remove("open");
      open = mark;
      box.replaceChildren();
      box.hidden = !mark;
      if (!mark) return;
      mark.classList.add("open");
      const inner = document.createElement("div");
      const place = mark.closest("section").dataset.file + ":" + mark.dataset.place;
      inner.append(line("p", "id", mark.dataset.severity + " · " + mark.dataset.check + " · " + place));
      inner.append(line("p", "", mark.dataset.message));
      inner.append(line("p", "id", "Evidence: " + mark.dataset.evidence));
      if (mark.dataset.fix) inner.append(line("p", "id", "Proposal: " + mark.dataset.fix));
      box.append(inner);
    }
    const visible = () => marks.filter(mark => !mark.classList.contains("off") && !mark.closest("section").hidden);
    function move(step) {
      const list = visible();
      if (!list.length) return;
      const here = list.indexOf(document.activeElement);
      const next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : (here + step + list.length) % list.length];
      next.focus();
      next.scrollIntoView({ block: "center" });
      show(next);
    }
    function filter() {
      const off = kind => new Set([...document.querySelectorAll("input[data-" + kind + "]:not(:checked)")]
        .map(input => input.dataset[kind]));
      const checks = off("check"), severities = off("severity");
      for (const mark of marks) {
        const isOff = checks.has(mark.dataset.check) || severities.has(mark.dataset.severity);
        mark.classList.toggle("off", isOff);
        mark.tabIndex = isOff ? -1 : 0;
      }
      texts.forEach((text, number) => {
        const isOther = select.value !== "" && select.value !== String(number);
        text.hidden = isOther || !text.querySelector("mark:not(.off)");
      });
      if (open && (open.classList.contains("off") || open.closest("section").hidden)) show(null);
    }
    document.querySelector(".filters").addEventListener("change", filter);
    document.addEventListener("click", event => {
      const mark = event.target.closest("mark:not(.off)");
      if (mark) show(mark === open ? null : mark);
    });
    document.addEventListener("keydown", event => {
      if (event.target === select || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j") move(1);
      else if (event.key === "k") move(-1);
      else if (event.key === "Escape") show(null);
      else if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark:not(.off)")) {
        event.preventDefault();
        show(event.target === open ? null : event.target);
      }
    });

    """
}
