// While words are typed, what is found with them is shown below. Without this script the form asks when it is sent; the
// page that is asked for is the same, so there is one way in which results look.
const field = document.querySelector<HTMLInputElement>("[data-search]");
const results = document.getElementById("hasil");
const said = document.getElementById("hasil-kata");
let waiting = 0,
  asked = field?.value.trim() ?? "",
  running: AbortController | undefined;

function say(words: string, shown = false) {
  if (!said) return;
  said.textContent = words;
  said.classList.toggle("visually-hidden", !shown);
}

async function look() {
  if (!field || !results) return;
  const words = field.value.trim();
  if (words === asked || words.length === 1) return;
  asked = words;
  running?.abort();
  running = new AbortController();
  const address = words === "" ? "/cari" : `/cari?kata=${encodeURIComponent(words)}`;
  results.setAttribute("aria-busy", "true");
  say("");
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("hasil");
    if (!found || words !== asked) return;
    results.replaceChildren(...found.childNodes);
    document.title = page.title;
    const counted = [...results.querySelectorAll(".found-said")];
    say(counted.map(each => each.textContent?.trim()).join(" "));
    history.replaceState(null, "", address);
  } catch (trouble) {
    // Typed on: the next question is on its way. Without a network: what stands there is said to be older than what
    // is typed, the next letter asks again, and the form can be sent.
    if (!(trouble instanceof DOMException && trouble.name === "AbortError") && words === asked) {
      say(said?.dataset.lost ?? "", true);
      asked = "";
    }
  } finally {
    if (words === asked || asked === "") results.removeAttribute("aria-busy");
  }
}

// Down from the field to the first result, from one to the next, and by Escape back to what was typed.
function step(event: KeyboardEvent) {
  if (!field || !results || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  const links = [...results.querySelectorAll<HTMLAnchorElement>(".found-row a")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const inField = document.activeElement === field;
  if (event.key === "Escape") {
    if (at < 0) return;
    field.focus();
  } else if (at < 0 && !(inField && event.key === "ArrowDown")) return;
  else if (event.key === "ArrowUp") (links[at - 1] ?? field).focus();
  else links[at + 1]?.focus();
  event.preventDefault();
}

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(look, 220);
});
document.addEventListener("keydown", step);
