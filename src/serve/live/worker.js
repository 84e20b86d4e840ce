// One stream of events for all pages of this site that are open: a browser has few connections for one
// host, and a page that waits for a free one does not load.
{
  const pages = new Set();
  let state = null;
  let isAway = true;

  const tell = (word) => {
    for (const page of pages) page.postMessage(word);
  };
  const connect = () => {
    const source = new EventSource("/.samut-live/events");
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      state = news.state;
      tell({ news });
    });
    source.addEventListener("open", () => {
      isAway = false;
      tell({ isAway });
    });
    source.addEventListener("error", () => {
      isAway = true;
      tell({ isAway });
      // Most failures the browser mends itself; after some it gives up.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    });
  };

  addEventListener("connect", ({ ports: [page] }) => {
    pages.add(page);
    page.addEventListener("message", () => pages.delete(page));
    page.start();
    if (!isAway && state) page.postMessage({ news: { state, what: "now" } });
  });
  connect();
}
