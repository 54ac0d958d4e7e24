/* The form of an address: choosing a province or a city, and the buttons that only fill the form, make it anew in place.
   Without script, or when nothing comes back, the buttons send it, and the server does the same. */

const FILLING = "button[name=refresh], button[name=paste]";

const isThere = (form) => form?.querySelector("select[name=province]");

function hideButton() {
  const button = document.querySelector("button[name=refresh]");
  if (button) button.parentElement.hidden = true;
}

async function renew(form, button, focused) {
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  button.setAttribute("aria-busy", "true");
  const text = await fetch(form.action, { method: "POST", body }).then((answer) => answer.text(), () => "");
  const made = [...new DOMParser().parseFromString(text, "text/html").forms].find(isThere);
  if (!made) {
    form.dataset.plain = "yes";
    form.requestSubmit(button);
    return;
  }
  form.replaceChildren(...made.childNodes);
  hideButton();
  form.querySelector(focused)?.focus({ preventScroll: true });
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches("select[name=province], select[name=city]")) return;
  const button = target.form.querySelector("button[name=refresh]");
  if (button) renew(target.form, button, `[name=${target.name}]`);
});

/* Heard before the page's own listener, which counts a form as sent. */
document.addEventListener(
  "submit",
  (event) => {
    const { target, submitter } = event;
    if (!submitter?.matches(FILLING) || target.dataset.plain) return;
    event.preventDefault();
    renew(target, submitter, submitter.name === "paste" ? "[name=pasted]" : "[name=province]");
  },
  { capture: true },
);

hideButton();
