/* What every page may have: a form that is sent once, toasts, copy buttons, shown passwords. All of it is optional. */

/* A form is sent once: the second click of a double click does nothing. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => free(form), 8000); // an answer that is a file leaves the page as it is
});

function free(form) {
  delete form.dataset.sent;
  form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
}

/* Coming back with the back button makes it usable again. */
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector('input[type="search"]');
  if (!search) return;
  event.preventDefault();
  search.focus();
});

customElements.define(
  "page-toasts",
  class extends HTMLElement {
    connectedCallback() {
      for (const toast of this.children) this.#time(toast);
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes) if (node instanceof HTMLElement) this.#time(node);
      }).observe(this, { childList: true });
    }

    /* Errors stay until the next page; the clock stands still while one points at the toast or is in it. */
    #time(toast) {
      if (this.hasAttribute("data-stay") || toast.matches(".bad, [data-leaving]")) return;
      const seconds = Number(toast.dataset.seconds || 8);
      let clock;
      const start = () => {
        clearTimeout(clock);
        clock = setTimeout(() => this.#leave(toast), seconds * 1000);
      };
      const stop = () => clearTimeout(clock);
      toast.addEventListener("pointerenter", stop);
      toast.addEventListener("focusin", stop);
      toast.addEventListener("pointerleave", start);
      toast.addEventListener("focusout", start);
      start();
    }

    #leave(toast) {
      toast.dataset.leaving = "";
      setTimeout(() => toast.remove(), 240);
    }
  },
);

customElements.define(
  "copy-button",
  class extends HTMLElement {
    connectedCallback() {
      const button = this.querySelector("button");
      if (!button || !navigator.clipboard) return;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(this.dataset.text);
        const label = button.querySelector("span") ?? button;
        const before = label.textContent;
        label.textContent = this.dataset.done;
        setTimeout(() => (label.textContent = before), 2000);
      });
    }
  },
);

customElements.define(
  "show-password",
  class extends HTMLElement {
    connectedCallback() {
      const input = this.querySelector("input");
      if (!input || this.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.dataset.show;
      button.setAttribute("aria-label", this.dataset.label);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        const shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.textContent = shown ? this.dataset.hide : this.dataset.show;
        button.setAttribute("aria-pressed", String(shown));
      });
      this.append(button);
    }
  },
);

document.querySelector(".summary-err")?.focus();

/* On a phone the places of the account are a row: show the one that we are at. */
const here = document.querySelector(".me > nav [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 16;
