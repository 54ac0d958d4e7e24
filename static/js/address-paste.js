/* 识别地址: posts the pasted text to `data-parse` and fills the fields named in the answer ({"fields": {name: value}}).
   Without script the button inside sends the whole form, and the server does the same. */

customElements.define(
  "address-paste",
  class extends HTMLElement {
    connectedCallback() {
      this.text = this.querySelector("textarea");
      this.button = this.querySelector("button");
      this.said = this.querySelector("[data-said]");
      if (!this.text || !this.button || !this.dataset.parse) return;
      this.button.addEventListener("click", (event) => {
        event.preventDefault();
        this.#parse();
      });
      this.text.addEventListener("paste", () => setTimeout(() => this.#parse()));
    }

    async #parse() {
      const text = this.text.value.trim();
      const form = this.closest("form");
      if (!text || !form) return;
      this.button.setAttribute("aria-busy", "true");
      try {
        const body = new URLSearchParams({ text, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken?.value ?? "" });
        const answer = await fetch(this.dataset.parse, { method: "POST", body, headers: { Accept: "application/json" } });
        if (answer.ok) this.#fill(form, await answer.json());
      } finally {
        this.button.removeAttribute("aria-busy");
      }
    }

    #fill(form, { fields = {}, message = "" }) {
      for (const [name, value] of Object.entries(fields)) {
        const field = form.elements[name];
        if (!field) continue;
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
      if (this.said) this.said.textContent = message;
      this.dispatchEvent(new CustomEvent("address-filled", { bubbles: true, detail: fields }));
    }
  },
);
