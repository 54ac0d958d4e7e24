/* The filters: open by their address (#filters) without script. Here they become a dialog for the keyboard, and the
   button at their foot counts what would be found: `data-count` is an address that answers {"count": 18} to the form's query. */

const PAUSE_MS = 200;

customElements.define(
  "filter-sheet",
  class extends HTMLElement {
    #clock;
    #request;
    #opener = null;
    #openedHere = false;

    connectedCallback() {
      this.form = this.querySelector("form");
      window.addEventListener("hashchange", () => this.#follow(true));
      this.addEventListener("click", (event) => {
        if (!event.target.closest('a[href="#"]')) return;
        event.preventDefault();
        this.#close();
      });
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.isOpen && this.#close());
      this.addEventListener("keydown", (event) => this.#hold(event));
      if (this.form && this.dataset.count) this.form.addEventListener("input", () => this.#ask());
      this.#follow();
    }

    get isOpen() {
      return location.hash === `#${this.id}` && matchMedia("(max-width: 899.98px)").matches;
    }

    #follow(openedHere = false) {
      if (this.isOpen) {
        this.#openedHere = openedHere;
        this.#opener = document.querySelector(`a[href="#${this.id}"]`);
        this.setAttribute("role", "dialog");
        this.setAttribute("aria-modal", "true");
        this.querySelector("a, button, input")?.focus();
      } else if (this.getAttribute("role") === "dialog") {
        this.removeAttribute("role");
        this.removeAttribute("aria-modal");
        this.#opener?.focus();
      }
    }

    /* Back keeps the place in the list; a page that was opened with its filters has nothing to go back to. */
    #close() {
      if (this.#openedHere) history.back();
      else location.replace("#");
    }

    #hold(event) {
      if (event.key !== "Tab" || !this.isOpen) return;
      const stops = [...this.querySelectorAll("a[href], button, input, select, summary")].filter((stop) => stop.offsetParent && !stop.disabled);
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0]).focus();
    }

    #ask() {
      clearTimeout(this.#clock);
      this.#request?.abort();
      this.#clock = setTimeout(() => this.#count(), PAUSE_MS);
    }

    async #count() {
      this.#request = new AbortController();
      try {
        const address = new URL(this.dataset.count, location.href);
        for (const [name, value] of new FormData(this.form)) if (value) address.searchParams.append(name, value);
        const answer = await fetch(address, { signal: this.#request.signal, headers: { Accept: "application/json" } });
        if (!answer.ok) return;
        const { count } = await answer.json();
        const place = this.querySelector("[data-total]");
        if (place) place.textContent = new Intl.NumberFormat("en").format(count);
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }
  },
);
