import { html, ref } from '../lit.js';

/** A dialog over the page, for as long as it is drawn; `closed` is called when the person leaves it. */
export const dialog = (title, content, closed) => html`
  <dialog class="dialog" aria-labelledby="dialog-title" ${ref(show)} @close=${closed} @click=${closeOutside}>
    <h2 id="dialog-title">${title}</h2>
    ${content}
  </dialog>
`;

/** Ends it as Escape does, so that the focus goes back to where it was. */
export const closeDialog = () => document.querySelector('dialog[open]')?.close();

/** It is drawn before it is in the document. */
const show = (element) => element && queueMicrotask(() => element.isConnected && element.showModal());

const closeOutside = ({ target, currentTarget }) => target === currentTarget && currentTarget.close();
