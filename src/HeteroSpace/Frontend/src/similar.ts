// While a title is typed, what says nearly the same is shown below it. Without this script the form asks when it is
// sent.
const box = document.querySelector<HTMLElement>("[data-similar]");
const input = box?.querySelector<HTMLInputElement>("input");
const list = box?.querySelector<HTMLUListElement>(".similar");
let waiting = 0,
  latest = 0;

async function look() {
  if (!box || !input || !list) return;
  const turn = ++latest;
  const answer = await fetch(`${box.dataset.similar}?judul=${encodeURIComponent(input.value)}`).catch(() => null);
  // An answer that comes late is not shown over a newer one.
  if (!answer?.ok || turn !== latest) return;
  const rows = (await answer.json()) as { title: string; address: string; supports: number }[];
  list.replaceChildren();
  list.hidden = rows.length === 0;
  if (rows.length === 0) return;
  const head = document.createElement("li");
  head.textContent = box.dataset.similarLabel ?? "";
  list.append(
    head,
    ...rows.map(row => {
      const item = document.createElement("li"),
        link = document.createElement("a");
      link.href = row.address;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = `${row.title} (${row.supports})`;
      item.append(link);
      return item;
    }),
  );
}
input?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(look, 350);
});
