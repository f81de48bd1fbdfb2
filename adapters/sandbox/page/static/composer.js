// Where one writes. What is half written stays here, one draft for each place.

let made = 0;
const MOST = 8;

export default {
  template: `
    <form class="composer" @submit.prevent="send">
      <label :for="id" class="unseen">{{ label }}</label>
      <ul v-if="found.length" :id="id + '-offers'" class="offers" role="listbox" :aria-label="'Completions'">
        <li v-for="(offer, i) in found" :key="offer.text" :id="id + '-' + i" role="option" :aria-selected="i === at"
            :aria-disabled="offer.hindrance ? 'true' : null" :title="offer.hindrance || null" @mousedown.prevent="take(offer)">
          <strong>{{ offer.text }}</strong> <span class="quiet">{{ offer.about }}</span>
        </li>
      </ul>
      <button type="button" class="attach" title="Attach a file, by its name" aria-label="Attach a file" @click="$refs.files.click()">
        <span aria-hidden="true">+</span>
      </button>
      <input ref="files" type="file" multiple hidden aria-label="Files" @change="attach">
      <div class="writing-field">
        <textarea :id="id" ref="box" v-model="text" :placeholder="placeholder" rows="1" autocomplete="off"
                  aria-autocomplete="list" :aria-controls="found.length ? id + '-offers' : null"
                  :aria-activedescendant="found.length ? id + '-' + at : null"
                  @keydown="typed" @input="changed" @blur="closed = true"></textarea>
        <span v-for="(file, i) in names" :key="file + i" class="file">📎 {{ file }}
          <button type="button" class="link" :aria-label="'Remove ' + file" @click="names.splice(i, 1)">✕</button>
        </span>
      </div>
      <button type="submit" class="send" :disabled="!text.trim() && !names.length">Send</button>
    </form>`,
  props: { label: String, placeholder: String, place: String, offers: { type: Array, default: () => [] } },
  data: () => ({ id: `composer-${++made}`, text: "", names: [], drafts: {}, at: 0, closed: true }),
  computed: {
    found() {
      if (this.closed) return [];
      const typed = this.text.toLowerCase();
      const word = typed.split(/\s/).at(-1);
      const starts = (offer) =>
        offer.whole ? typed.length > 0 && offer.text.toLowerCase().startsWith(typed) : word.startsWith("@") && offer.text.startsWith(word);
      const offers = /^[/@]/.test(typed) || word.startsWith("@") ? this.offers.filter(starts) : [];
      return offers.filter((offer) => offer.text.toLowerCase() !== typed).slice(0, MOST);
    },
  },
  watch: {
    place(now, before) {
      this.drafts[before] = this.text;
      this.text = this.drafts[now] ?? "";
      this.names = [];
      this.closed = true;
      this.$nextTick(this.grow);
    },
  },
  methods: {
    changed() {
      this.closed = false;
      this.at = 0;
      this.grow();
    },
    typed(event) {
      if (event.isComposing) return;
      if (this.found.length && this.chose(event)) return event.preventDefault();
      if (event.key === "Escape") return this.$emit("leave");
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      this.send();
    },
    // Whether a key was about the completions. Enter takes none: who has written a whole command sends it.
    chose({ key }) {
      const count = this.found.length;
      if (key === "ArrowDown") this.at = (this.at + 1) % count;
      else if (key === "ArrowUp") this.at = (this.at + count - 1) % count;
      else if (key === "Tab") this.take(this.found[this.at]);
      else if (key === "Escape") this.closed = true;
      else return false;
      return true;
    },
    take({ text, whole, hindrance }) {
      if (hindrance) return;
      this.text = whole ? text : `${this.text.slice(0, this.text.search(/\S*$/))}${text} `;
      this.at = 0;
      this.$nextTick(this.grow);
    },
    attach(event) {
      this.names.push(...[...event.target.files].map((file) => file.name));
      event.target.value = "";
      this.focus();
    },
    send() {
      const text = this.text.trim();
      if (!text && !this.names.length) return;
      this.$emit("send", { text, files: [...this.names] });
      this.text = "";
      this.names = [];
      this.closed = true;
      this.$nextTick(this.grow);
    },
    restore(text, files) {
      if (this.text) return;
      this.text = text;
      this.names = files;
    },
    focus() {
      this.$refs.box.focus();
    },
    grow() {
      const box = this.$refs.box;
      box.style.height = "auto";
      box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
    },
  },
};
