// What an open page of `samut serve` has, and how it is waited for.
export const ITEM = "reports/2017/border-management/";
export const FILES = { th: `content/${ITEM}index.th.md`, en: `content/${ITEM}index.en.md` };
export const SETTINGS = "content/site.toml";
export const ERRORS = "dialog.samut-live-errors";
export const PANEL = "dialog.samut-live-panel";
export const COUNT = ".samut-live-corner button";
export const CHIP = ".samut-live-corner strong";

export const reads = (page, words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
export const gone = (page, selector) => page.waitForFunction((selector) => !document.querySelector(selector), selector);
