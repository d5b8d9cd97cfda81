import { html, nothing } from '../lit.js';
import { closeDialog, dialog } from './dialog.js';

/**
 * Where an admin writes a feature down, changes it or takes it off the board.
 *
 * @param feature the one to change, or null for a new one
 * @param form what stands in the way of it: `busy`, `error`, `sure` while it is asked whether to delete
 */
export const featureForm = (feature, { busy, error, sure }, { save, remove, doubt, closed }) =>
  dialog(
    feature ? 'Edit feature' : 'New feature',
    html`
      <form class="form" @submit=${(event) => submitted(event, save)}>
        <label for="feature-title">Title</label>
        <input
          id="feature-title"
          class="field"
          name="title"
          required
          maxlength="200"
          autofocus
          .value=${feature?.title ?? ''}
        />
        <label for="feature-description">Description</label>
        <textarea
          id="feature-description"
          class="field"
          name="description"
          rows="6"
          maxlength="5000"
          .value=${feature?.description ?? ''}
        ></textarea>
        ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
        <div class="form-end">
          ${feature ? deletion(sure, busy, doubt, remove) : nothing}
          <button type="button" class="button" @click=${closeDialog}>Cancel</button>
          <button class="button primary" ?disabled=${busy}>${feature ? 'Save' : 'Add'}</button>
        </div>
      </form>
    `,
    closed,
  );

const deletion = (sure, busy, doubt, remove) => html`
  <button type="button" class="button danger" ?disabled=${busy} @click=${sure ? remove : doubt}>
    ${sure ? 'Delete with all its votes' : 'Delete'}
  </button>
`;

function submitted(event, save) {
  event.preventDefault();
  const fields = new FormData(event.target);
  save({ title: fields.get('title').trim(), description: fields.get('description').trim() });
}
