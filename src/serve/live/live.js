// What makes a page live while `samut serve` shows it: it reloads when its archive changes, says what
// is wrong with it, and bears marks that readers never see. No site that was built holds this script.
{
  const AT = "/.samut-live/";
  const PERIOD = "Period";
  const root = document.documentElement;
  const lang = root.lang.toLowerCase().startsWith("th") ? "th" : "en";
  let state = document.currentScript.dataset.state;
  let base = "";
  let isLeaving = false;

  // What outlives a reload, by page. Where nothing may be kept, nothing is.
  const KEY = `samut-live:${location.pathname}`;
  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (more) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ ...kept(), ...more }));
    } catch {
      // It is only comfort.
    }
  };

  // The page stays where it was read.
  const { scroll, panel: wasListed, reloadedFor } = kept();
  keep({ scroll: null, panel: false, reloadedFor: null });
  if (scroll) {
    const restore = () => scrollTo({ left: scroll.x, top: scroll.y, behavior: "instant" });
    restore();
    addEventListener("load", restore, { once: true });
  }
  const reload = (wanted) => {
    if (isLeaving) return;
    isLeaving = true;
    keep({ scroll: { x: scrollX, y: scrollY }, panel: panel.open, reloadedFor: wanted });
    location.reload();
  };

  // The address of a link as the server names it.
  const named = (pathname) => {
    let path = pathname;
    try {
      path = decodeURIComponent(pathname);
    } catch {
      // Then it is the name of nothing.
    }
    if (base && path.startsWith(`/${base}`)) path = path.slice(base.length);
    return path.replace(/\/index\.html$/, "/");
  };

  // Style sheets are exchanged where they stand: the new one is there before the old one goes.
  const sheets = (path) =>
    [...document.querySelectorAll('link[rel~="stylesheet"]')].filter(
      (link) => named(new URL(link.href).pathname) === path,
    );
  const exchange = (path) => {
    const last = sheets(path).at(-1);
    if (!last) return false;
    const next = last.cloneNode();
    const url = new URL(last.href);
    url.searchParams.set("state", state);
    next.href = url;
    next.addEventListener("load", () => {
      const all = sheets(path);
      for (const link of all.slice(0, all.indexOf(next))) link.remove();
    });
    next.addEventListener("error", () => next.remove());
    last.after(next);
    return true;
  };

  // What is wrong with this page stands in it, open for who has no script.
  const errors = document.querySelector("dialog.samut-live-errors");
  const digest = errors?.dataset.digest ?? null;
  if (errors) {
    errors.removeAttribute("open");
    errors.addEventListener("close", () => keep({ closed: digest }));
    if (kept().closed !== digest) errors.showModal();
  } else {
    keep({ closed: null });
  }
  const judge = async (wanted) => {
    const answer = await fetch(location.href, { method: "HEAD" });
    if (answer.headers.get("x-samut-errors") !== digest) reload(wanted);
  };

  const element = (name, properties, attributes = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const fetched = async (name) => {
    const answer = await fetch(`${AT}${name}?lang=${lang}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer;
  };

  // The list of everything that is wrong anywhere. Its HTML is made, and made safe, by the server.
  const panel = element(
    "dialog",
    { className: "samut-live samut-live-panel", lang },
    { "aria-labelledby": "samut-live:all" },
  );
  const fill = async () => {
    const html = await (await fetched("panel.html")).text();
    const hadFocus = panel.contains(document.activeElement);
    panel.innerHTML = html;
    if (hadFocus) panel.querySelector("button")?.focus({ preventScroll: true });
  };
  const list = async () => {
    if (panel.open) return panel.close();
    await fill();
    panel.showModal();
  };
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });

  // The corner: how this page differs from what readers get, and how many complaints there are.
  const corner = element(
    "aside",
    { className: "samut-live samut-live-corner", lang },
    { "aria-label": "samut serve" },
  );
  const button = element(
    "button",
    { type: "button", hidden: true },
    { "aria-keyshortcuts": ".", "aria-haspopup": "dialog" },
  );
  const chip = element("strong", { className: "samut-live-mark", hidden: true });
  const away = element("span", { className: "samut-live-away", hidden: true }, { role: "status" });
  button.addEventListener("click", () => list().catch(() => {}));
  corner.append(chip, away, button);

  const show = async () => {
    const told = await (await fetched("state.json")).json();
    base = told.base;
    const { errors: wrong, warnings } = told.tally;
    button.textContent = wrong + warnings || "✓";
    button.title = told.words.open;
    button.ariaLabel = `${wrong + warnings} – ${told.words.tally} – ${told.words.open}`;
    button.dataset.gravest = wrong ? "error" : warnings ? "warning" : "none";
    button.hidden = false;
    away.dataset.words = told.words.away;

    const own = told.marks[named(location.pathname)];
    chip.hidden = !own;
    chip.textContent = own?.words ?? "";
    chip.dataset.mark = own?.mark ?? "";
    for (const old of document.querySelectorAll(".samut-live-beside")) old.remove();
    for (const link of document.querySelectorAll("a[href]")) {
      // What stands on every page, such as the way to its other language, is no list of items.
      const isFrame = link.closest(".samut-live, body > header, body > footer");
      if (isFrame || link.origin !== location.origin) continue;
      const to = told.marks[named(link.pathname)];
      if (!to || (link.hash && named(link.pathname) === named(location.pathname))) continue;
      const mark = element("small", {
        className: "samut-live samut-live-beside samut-live-mark",
        lang,
        textContent: to.words,
      });
      mark.dataset.mark = to.mark;
      link.after(" ", mark);
    }
  };

  // Word of changes. A page that nobody sees reloads when it is seen.
  let waiting = null;
  const isNewer = (other) => {
    const [run, count] = state.split(".");
    const [otherRun, otherCount] = other.split(".");
    return run !== otherRun || Number(otherCount) > Number(count);
  };
  const hear = (news) => {
    if (!isNewer(news.state)) return;
    if (document.hidden) {
      // Of several changes we then know only that there were some.
      waiting = { state: news.state, what: waiting ? "pages" : news.what, styles: news.styles };
      return;
    }
    // A page that is still older after a reload for this very state would be so for ever.
    if (news.what === "now" && news.state === reloadedFor) return;
    if (news.what === "pages" || news.what === "now") return reload(news.state);
    state = news.state;
    if (news.what === "styles") {
      const changed = news.styles.map(named).map(exchange);
      if (!changed.every(Boolean)) reload(state);
    } else {
      judge(state).catch(() => {});
      show().catch(() => {});
      if (panel.open) fill().catch(() => {});
    }
  };
  const lose = (isAway) => {
    away.textContent = away.dataset.words ?? "";
    away.hidden = !isAway || !away.textContent;
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !waiting) return;
    const news = waiting;
    waiting = null;
    hear(news);
  });
  const connect = () => {
    if (typeof SharedWorker === "undefined") {
      const source = new EventSource(`${AT}events`);
      source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
      source.addEventListener("open", () => lose(false));
      source.addEventListener("error", () => {
        lose(true);
        // Most failures the browser mends itself; after some it gives up.
        if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
      });
      return;
    }
    const { port } = new SharedWorker(`${AT}worker.js`);
    port.addEventListener("message", ({ data }) => {
      if (data.news) hear(data.news);
      else lose(data.isAway);
    });
    port.start();
    addEventListener("pagehide", () => port.postMessage("bye"), { once: true });
    addEventListener("pageshow", (event) => event.persisted && connect(), { once: true });
  };

  // By its place on the keyboard, for on a Thai one the key writes another sign.
  addEventListener("keydown", (event) => {
    const isKey = event.key === "." || event.code === PERIOD;
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (!isKey || !isPlain || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    list().catch(() => {});
  });

  const begin = () => {
    document.body.append(panel, corner);
    show().catch(() => {});
    if (wasListed) list().catch(() => {});
  };
  if (document.querySelector("link[data-samut-live]")) {
    begin();
  } else {
    const style = element("link", { rel: "stylesheet", href: `${AT}live.css` });
    style.dataset.samutLive = "";
    style.addEventListener("load", begin, { once: true });
    document.head.append(style);
  }
  connect();
}
