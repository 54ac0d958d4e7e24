/* While a payment is awaited the page asks whether it has arrived: soon at first, then more and more seldom.
   Without script a button asks. */

const LONGEST_MS = 30_000;
const form = document.querySelector("form[data-watch]");
let wait = 1_500;

function later() {
  setTimeout(look, wait);
  wait = Math.min(wait * 1.4, LONGEST_MS);
}

async function look() {
  if (document.hidden) return later();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (answer.ok && (await answer.json()).state !== form.dataset.watch) return location.reload();
  } catch {
    // no network now: the next time will do
  }
  later();
}

if (form) later();
