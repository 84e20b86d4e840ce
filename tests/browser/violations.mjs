// What axe finds wrong with a page as it stands. In: an open page. Out: a line for each rule it breaks.
import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function violations(tab) {
  if (!(await tab.evaluate(() => "axe" in window))) await tab.evaluate(axe.source);
  const found = await tab.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return found.violations.map(({ id, help, nodes }) => {
    const first = nodes[0];
    return `${id}: ${help}; ${nodes.length} times, first ${first.target.join(" ")} ${first.any[0]?.message ?? ""}`;
  });
}
