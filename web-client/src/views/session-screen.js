import { html, nothing } from 'lit';
import { ref, createRef } from 'lit/directives/ref.js';
import { pageTime } from '../channel/time.js';
import { ConnectionWatch } from '../session/connection-watch.js';
import { Preferences } from '../session/preferences.js';
import { StickyKeys } from '../session/sticky-keys.js';
import { nextFold } from '../session/toolbar-fold.js';
import { text } from '../texts/text.js';
import { clipboardPanel } from './clipboard-panel.js';
import { ClipboardSharing, canShare } from './clipboard-sharing.js';
import { connectionPanel } from './connection-panel.js';
import { PageElement } from './element.js';
import { isFullScreen, leaveFullScreen, toggleFullScreen } from './full-screen.js';
import { idleNotice } from './idle-notice.js';
import { keysPanel } from './keys-panel.js';
import { savePicture } from './save-picture.js';
import { viewPanel } from './view-panel.js';
import './screen-view.js';
import './session-toolbar.js';

/**
 * @typedef {import('../session/preferences.js').Wishes} Wishes
 * @typedef {import('../session/toolbar-fold.js').FoldEvent} FoldEvent
 * @typedef {import('./session-toolbar.js').Panel} Panel
 */

/**
 * The session as its person uses it: the picture, the toolbar and its panels, and what lies over the picture. It joins them
 * and holds what they share. Fires `disconnect`.
 */
export class SessionScreen extends PageElement {
  /** @override */
  static properties = {
    name: { attribute: false },
    session: { attribute: false },
    signal: { attribute: false },
    staleSince: { attribute: false },
    resuming: { attribute: false },
    idleEndsAt: { attribute: false },
    fold: { state: true },
    panel: { state: true },
    readings: { state: true },
    viewOnly: { state: true },
    fullScreen: { state: true },
    canShare: { state: true },
  };

  #preferences = new Preferences();
  /** @type {import('lit/directives/ref.js').Ref<import('./screen-view.js').ScreenView>} */
  #picture = createRef();
  /** @type {import('lit/directives/ref.js').Ref<import('./session-toolbar.js').SessionToolbar>} */
  #toolbar = createRef();
  #sticky = new StickyKeys((key, down) => this.#picture.value?.hold(key, down));
  /** @type {ClipboardSharing | undefined} */
  #clipboard;
  #leaving = new AbortController();

  constructor() {
    super();
    this.name = '';
    /** @type {import('../session/signed-in-session.js').SignedInSession | undefined} */
    this.session = undefined;
    /** @type {AbortSignal} ends the picture */
    this.signal = this.#leaving.signal;
    /** @type {Date | undefined} */
    this.staleSince = undefined;
    this.resuming = false;
    /** @type {Date | undefined} */
    this.idleEndsAt = undefined;
    /** @type {import('../session/toolbar-fold.js').Fold} */
    this.fold = 'open';
    /** @type {Panel | undefined} */
    this.panel = undefined;
    /** @type {import('../session/connection-watch.js').Readings | undefined} */
    this.readings = undefined;
    this.viewOnly = false;
    this.fullScreen = isFullScreen();
    this.canShare = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    document.addEventListener('fullscreenchange', () => (this.fullScreen = isFullScreen()), { signal });
    for (const type of ['blur', 'pagehide']) window.addEventListener(type, () => this.#releaseSticky(), { signal });
    void canShare().then((can) => (this.canShare = can));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaving.abort();
    void leaveFullScreen();
  }

  /** @override */
  firstUpdated() {
    const picture = this.#picture.value;
    if (!this.session || !picture) return;
    const { signal } = this.#leaving;
    picture.show(this.session.screen, this.name, this.signal);
    const watch = new ConnectionWatch(this.session, pageTime, (readings) => (this.readings = readings));
    signal.addEventListener('abort', () => watch.stop(), { once: true });
    if (this.#may('clipboard')) {
      this.#clipboard = new ClipboardSharing(
        {
          send: (copied) => picture.paste(copied),
          shared: () => this.#preferences.wishes.shareClipboard && !this.#sendsNothing,
          changed: () => this.requestUpdate(),
        },
        signal,
      );
    }
  }

  /** @override */
  updated() {
    const picture = this.#picture.value;
    if (!picture) return;
    const { scale, resize, trackpad } = this.#preferences.wishes;
    picture.wishes = { scale, resize, trackpad, viewOnly: this.#sendsNothing };
  }

  /** @param {string} module */
  #may(module) {
    return this.session?.modules.includes(module) ?? false;
  }

  /** Nothing is sent while the person only wants to look or may do no more, or while the picture is not live. */
  get #sendsNothing() {
    return this.#looksOnly || this.staleSince !== undefined;
  }

  get #looksOnly() {
    return this.viewOnly || !this.#may('control');
  }

  get #touch() {
    return navigator.maxTouchPoints > 0;
  }

  /** @param {FoldEvent} event */
  #folds(event) {
    const before = this.fold;
    this.fold = nextFold(before, event);
    if (this.fold === 'folded' && before !== 'folded') {
      this.panel = undefined;
      if (event !== 'left') this.#picture.value?.focusPicture();
    }
  }

  /** The picture was used: whatever lies over it goes out of the way. */
  #used() {
    if (this.#preferences.wishes.pinned) this.panel = undefined;
    if (this.fold !== 'folded') this.#folds('picture');
  }

  async #toToolbar() {
    this.#folds('shortcut');
    await this.updateComplete;
    await this.#toolbar.value?.focusOn('.toolbar button');
  }

  /** @param {Partial<Wishes>} change */
  #wish(change) {
    this.#preferences.change(change);
    this.requestUpdate();
  }

  #toggleViewOnly() {
    this.#releaseSticky();
    this.viewOnly = !this.viewOnly;
  }

  #releaseSticky() {
    this.#sticky.releaseAll();
    this.requestUpdate();
  }

  async #toggleShared() {
    const { shareClipboard } = this.#preferences.wishes;
    this.#wish({ shareClipboard: !shareClipboard && (await this.#clipboard?.allowSharing()) === true });
  }

  async #saveScreenshot() {
    const picture = await this.#picture.value?.picture();
    if (picture) savePicture(picture, this.name, new Date());
  }

  /** @override */
  render() {
    const { pinned } = this.#preferences.wishes;
    this.classList.toggle('pinned', pinned);
    return html`
      <session-toolbar
        ${ref(this.#toolbar)}
        .name=${this.name}
        .osUser=${this.session?.osUser ?? ''}
        .word=${this.#looksOnly ? text('screen.view-only') : ''}
        .readings=${this.readings}
        .folded=${!pinned && this.fold === 'folded'}
        .pinned=${pinned}
        .panels=${this.#panels()}
        .panel=${this.panel}
        .content=${this.#renderPanel()}
        .touch=${this.#touch}
        .fullScreen=${this.fullScreen}
        @fold=${(/** @type {CustomEvent<FoldEvent>} */ { detail }) => this.#folds(detail)}
        @panel=${(/** @type {CustomEvent<Panel>} */ { detail }) => (this.panel = detail === this.panel ? undefined : detail)}
        @full-screen=${() => void toggleFullScreen()}
        @keyboard=${() => this.#picture.value?.toggleKeyboard()}
        @disconnect=${() => this.dispatchEvent(new CustomEvent('disconnect'))}
      ></session-toolbar>
      <div class="picture ${this.staleSince ? 'stale' : ''}">
        <p class="hidden-but-read" id="picture-help">${text('screen.help', { name: this.name })}</p>
        <screen-view
          ${ref(this.#picture)}
          role="application"
          aria-label=${text('screen.label', { name: this.name })}
          @picture-used=${() => this.#used()}
          @leave-picture=${() => void this.#toToolbar()}
          @host-copied=${(/** @type {CustomEvent<string>} */ { detail }) => void this.#clipboard?.hostCopied(detail)}
        ></screen-view>
        <div class="picture-notes">${this.#renderNotes()}</div>
      </div>
    `;
  }

  #renderNotes() {
    return [
      this.staleSince
        ? html`<div class="picture-note" role="status">
            <p>${text('screen.stale', { time: this.staleSince.toLocaleTimeString() })}</p>
            ${this.resuming ? html`<p>${text('screen.resuming')}</p>` : nothing}
          </div>`
        : nothing,
      idleNotice({ name: this.name, endsAt: this.idleEndsAt, stay: () => this.#picture.value?.stir() }),
    ];
  }

  /** @returns {import('./session-toolbar.js').ActPanel[]} */
  #panels() {
    return [
      ...(this.#looksOnly ? [] : /** @type {const} */ (['keys'])),
      ...(this.#may('clipboard') && !this.#looksOnly ? /** @type {const} */ (['clipboard']) : []),
      'view',
    ];
  }

  #renderPanel() {
    const { name, session, readings } = this;
    if (!session) return nothing;
    switch (this.panel) {
      case undefined:
        return nothing;
      case 'connection':
        return connectionPanel({ name, session, readings });
      case 'keys':
        return keysPanel({
          held: this.#sticky.held,
          press: (keys) => this.#picture.value?.press(keys),
          hold: (key) => {
            this.#sticky.toggle(key);
            this.requestUpdate();
          },
        });
      case 'clipboard':
        return this.#clipboard
          ? clipboardPanel({
              name,
              clipboard: this.#clipboard,
              shared: this.#preferences.wishes.shareClipboard,
              toggleShared: this.canShare ? () => void this.#toggleShared() : undefined,
            })
          : nothing;
      case 'view':
        return viewPanel({
          name,
          wishes: this.#preferences.wishes,
          change: (change) => this.#wish(change),
          viewOnly: this.#looksOnly,
          toggleViewOnly: this.#may('control') ? () => this.#toggleViewOnly() : undefined,
          touch: this.#touch,
          screenshot: () => void this.#saveScreenshot(),
        });
    }
  }
}

customElements.define('session-screen', SessionScreen);
