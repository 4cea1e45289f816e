/** What we use of @novnc/novnc 1.7.0, which comes without types: see docs/API.md in the package. */
declare module '@novnc/novnc' {
  /** What RFB needs of a connection; a WebSocket has it, and so has our RfbSocket. */
  export interface RawChannel {
    binaryType: string;
    readonly protocol: string;
    readonly readyState: number | string;
    onopen: ((event: any) => void) | null;
    onmessage: ((event: any) => void) | null;
    onerror: ((event: any) => void) | null;
    onclose: ((event: any) => void) | null;
    send(data: Uint8Array<ArrayBuffer>): void;
    close(code?: number, reason?: string): void;
  }

  export interface Capabilities {
    power: boolean;
  }

  export default class RFB extends EventTarget {
    constructor(target: HTMLElement, channel: RawChannel, options?: { shared?: boolean; wsProtocols?: string[] });
    viewOnly: boolean;
    focusOnClick: boolean;
    clipViewport: boolean;
    dragViewport: boolean;
    scaleViewport: boolean;
    resizeSession: boolean;
    showDotCursor: boolean;
    background: string;
    qualityLevel: number;
    compressionLevel: number;
    readonly capabilities: Capabilities;
    disconnect(): void;
    focus(options?: FocusOptions): void;
    blur(): void;
    sendCtrlAltDel(): void;
    sendKey(keysym: number, code: string | null, down?: boolean): void;
    clipboardPasteFrom(text: string): void;
    toBlob(callback: (picture: Blob | null) => void, type?: string, quality?: number): void;
  }
}

declare module '@novnc/novnc/core/input/keysymdef.js' {
  const keySymbols: { lookup(codePoint: number): number };
  export default keySymbols;
}
