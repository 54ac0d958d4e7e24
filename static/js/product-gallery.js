/* Pictures stand in a strip that one swipes; the small ones lead to them by address. Here they slide, and the place is shown. */

customElements.define(
  "product-gallery",
  class extends HTMLElement {
    connectedCallback() {
      this.strip = this.querySelector(".strip");
      this.place = this.querySelector("[data-place]");
      this.thumbs = [...this.querySelectorAll(".thumbs a")];
      if (!this.strip) return;
      const watch = new IntersectionObserver((entries) => this.#seen(entries), { root: this.strip, threshold: 0.6 });
      for (const figure of this.strip.children) watch.observe(figure);
      for (const [index, thumb] of this.thumbs.entries()) {
        thumb.addEventListener("click", (event) => {
          event.preventDefault();
          this.strip.scrollTo({ left: this.strip.children[index].offsetLeft, behavior: "smooth" });
        });
      }
    }

    #seen(entries) {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        const index = [...this.strip.children].indexOf(entry.target);
        for (const [i, thumb] of this.thumbs.entries()) thumb.toggleAttribute("aria-current", i === index);
        this.thumbs[index]?.setAttribute("aria-current", "true");
        if (this.place) this.place.textContent = `${index + 1} / ${this.strip.children.length}`;
      }
    }
  },
);
