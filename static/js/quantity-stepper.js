/* − value +: gives the number field its two buttons. At the least of 0 the minus of 1 is a bin.
   With `data-submit` the form is sent half a second after the last change. */

const PAUSE_MS = 500;

customElements.define(
  "quantity-stepper",
  class extends HTMLElement {
    #clock;

    connectedCallback() {
      this.input = this.querySelector("input");
      if (!this.input || this.less) return;
      this.least = Number(this.dataset.least || 1);
      this.less = this.#button(() => this.#set(this.#value() - 1));
      this.more = this.#button(() => this.#set(this.#value() + 1), "plus", this.dataset.more);
      this.prepend(this.less);
      this.append(this.more);
      this.classList.remove("bare");
      this.input.addEventListener("change", () => this.#changed());
      this.#draw();
    }

    #button(act, name, label) {
      const button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", act);
      if (name) this.#dress(button, name, label);
      return button;
    }

    #dress(button, name, label) {
      if (button.dataset.icon === name) return;
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      svg.setAttribute("class", "i");
      svg.setAttribute("aria-hidden", "true");
      use.setAttribute("href", `${this.dataset.icons}#${name}`);
      svg.append(use);
      button.replaceChildren(svg);
      button.dataset.icon = name;
      button.setAttribute("aria-label", label);
    }

    #value() {
      return Number.parseInt(this.input.value, 10) || 0;
    }

    #most() {
      return this.input.max === "" ? Number.POSITIVE_INFINITY : Number(this.input.max);
    }

    #set(value) {
      this.input.value = Math.min(Math.max(value, this.least), this.#most());
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    #changed() {
      this.#draw();
      if (!this.hasAttribute("data-submit")) return;
      clearTimeout(this.#clock);
      this.#clock = setTimeout(() => this.input.form?.requestSubmit(), PAUSE_MS);
    }

    #draw() {
      const value = this.#value();
      const bin = this.least === 0 && value <= 1;
      this.#dress(this.less, bin ? "trash" : "minus", bin ? this.dataset.remove : this.dataset.less);
      this.less.disabled = value <= this.least;
      this.more.disabled = value >= this.#most();
    }
  },
);
