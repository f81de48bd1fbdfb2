// Where one writes. What is half written stays here, one draft for each place.

let ids = 0;

export default {
  template: `
    <form class="composer" @submit.prevent="send">
      <label :for="id" class="unseen">{{ label }}</label>
      <textarea :id="id" ref="box" v-model="text" :placeholder="placeholder" :rows="1" @keydown="typed" @input="grow"></textarea>
      <button type="submit" class="send" :disabled="!text.trim()">Send</button>
    </form>`,
  props: { label: String, placeholder: String, place: String },
  data: () => ({ id: `composer-${++ids}`, text: "", drafts: {} }),
  watch: {
    place(now, before) {
      this.drafts[before] = this.text;
      this.text = this.drafts[now] ?? "";
      this.$nextTick(this.grow);
    },
  },
  methods: {
    typed(event) {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    },
    send() {
      const text = this.text.trim();
      if (!text) return;
      this.text = "";
      this.$nextTick(this.grow);
      this.$emit("send", { text });
    },
    restore(text) {
      if (!this.text) this.text = text;
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
