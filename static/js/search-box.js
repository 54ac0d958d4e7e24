/* Suggestions under the search field: an ARIA combobox over `data-suggest`, which answers
   {"suggestions": [{"text", "url", "icon", "note"}]}. Without an address of its own a suggestion searches for its text. */

const PAUSE_MS = 120;
let made = 0;

customElements.define(
  "search-box",
  class extends HTMLElement {
    #clock;
    #request;
    #active = -1;

    connectedCallback() {
      this.input = this.querySelector("input");
      if (!this.input || !this.dataset.suggest || this.list) return;
      this.sprite = this.querySelector("use")?.getAttribute("href").split("#")[0];
      this.list = document.createElement("ul");
      this.list.id = `suggestions-${(made += 1)}`;
      this.list.className = "sugg";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.input.getAttribute("aria-label"));
      this.list.hidden = true;
      this.append(this.list);
      for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
        this.input.setAttribute(name, value);
      }
      this.input.addEventListener("input", (event) => event.isComposing || this.#ask());
      this.input.addEventListener("compositionend", () => this.#ask());
      this.input.addEventListener("keydown", (event) => this.#key(event));
      this.input.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.#choose(event.target.closest("li")));
    }

    #ask() {
      clearTimeout(this.#clock);
      this.#request?.abort();
      const text = this.input.value.trim();
      if (!text) {
        this.#close();
        return;
      }
      this.#clock = setTimeout(() => this.#fetch(text), PAUSE_MS);
    }

    async #fetch(text) {
      this.#request = new AbortController();
      try {
        const address = new URL(this.dataset.suggest, location.href);
        address.searchParams.set("q", text);
        const answer = await fetch(address, { signal: this.#request.signal, headers: { Accept: "application/json" } });
        if (answer.ok) this.#show((await answer.json()).suggestions ?? []);
      } catch (error) {
        if (error.name !== "AbortError") this.#close();
      }
    }

    #show(suggestions) {
      this.#active = -1;
      this.list.replaceChildren(...suggestions.map((suggestion, index) => this.#row(suggestion, index)));
      const open = suggestions.length > 0 && document.activeElement === this.input;
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      this.input.removeAttribute("aria-activedescendant");
    }

    #row(suggestion, index) {
      const row = document.createElement("li");
      row.id = `${this.list.id}-${index}`;
      row.setAttribute("role", "option");
      row.dataset.text = suggestion.text;
      if (suggestion.url) row.dataset.url = suggestion.url;
      row.append(this.#icon(suggestion.icon || "search"), suggestion.text);
      if (suggestion.note) {
        const note = document.createElement("small");
        note.textContent = suggestion.note;
        row.append(note);
      }
      return row;
    }

    #icon(name) {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      svg.setAttribute("class", "i");
      svg.setAttribute("aria-hidden", "true");
      use.setAttribute("href", `${this.sprite}#${name}`);
      svg.append(use);
      return svg;
    }

    #key(event) {
      if (event.isComposing || this.list.hidden) return;
      const rows = [...this.list.children];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.#active = (this.#active + step + rows.length + 1) % (rows.length + 1);
        if (this.#active === rows.length) this.#active = -1;
        this.#mark(rows);
      } else if (event.key === "Enter" && this.#active >= 0) {
        event.preventDefault();
        this.#choose(rows[this.#active]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.#close();
      }
    }

    #mark(rows) {
      rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.#active)));
      const row = rows[this.#active];
      row?.scrollIntoView({ block: "nearest" });
      if (row) this.input.setAttribute("aria-activedescendant", row.id);
      else this.input.removeAttribute("aria-activedescendant");
    }

    #choose(row) {
      if (!row) return;
      if (row.dataset.url) {
        location.assign(row.dataset.url);
        return;
      }
      this.input.value = row.dataset.text;
      this.#close();
      this.input.form.requestSubmit();
    }

    #close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  },
);
