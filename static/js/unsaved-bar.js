/* A bar that appears when its form differs from what was loaded, and a word of warning before leaving. */

customElements.define(
  "unsaved-bar",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.closest("form");
      if (!this.form) return;
      this.form.addEventListener("input", () => this.#draw());
      this.form.addEventListener("change", () => this.#draw());
      this.form.addEventListener("reset", () => setTimeout(() => this.#draw()));
      this.form.addEventListener("submit", () => (this.leaving = true));
      window.addEventListener("beforeunload", (event) => {
        if (!this.hidden && !this.leaving) event.preventDefault();
      });
    }

    #differs(field) {
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
      return field.value !== field.defaultValue;
    }

    #draw() {
      const fields = [...this.form.elements].filter((field) => field.name && field.type !== "hidden" && this.#differs(field));
      const count = new Set(fields.map((field) => field.name)).size;
      for (const field of this.form.elements) field.classList?.toggle("changed", fields.includes(field));
      this.hidden = count === 0;
      this.querySelector("span").textContent = count === 1 ? this.dataset.one : this.dataset.many.replace("{n}", String(count));
    }
  },
);
