/**
 * The few parts of the web platform that channel and models may use: what browsers and Node share, and none of
 * the document. Compiling against this alone keeps views out of them.
 */

type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

interface CryptoKey {
  readonly extractable: boolean;
}

interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

interface AesGcmParams {
  name: 'AES-GCM';
  iv: BufferSource;
  additionalData?: BufferSource;
}

interface HkdfParams {
  name: 'HKDF';
  hash: 'SHA-256';
  salt: BufferSource;
  info: BufferSource;
}

interface SubtleCrypto {
  generateKey(algorithm: 'X25519', extractable: boolean, usages: 'deriveBits'[]): Promise<CryptoKey | CryptoKeyPair>;
  importKey(
    format: 'raw',
    key: BufferSource,
    algorithm: 'X25519' | 'AES-GCM' | 'HKDF' | { name: 'HMAC'; hash: 'SHA-256' },
    extractable: boolean,
    usages: ('encrypt' | 'decrypt' | 'sign' | 'deriveBits')[],
  ): Promise<CryptoKey>;
  exportKey(format: 'raw', key: CryptoKey): Promise<ArrayBuffer>;
  deriveBits(
    algorithm: { name: 'X25519'; public: CryptoKey } | HkdfParams,
    key: CryptoKey,
    bits: number,
  ): Promise<ArrayBuffer>;
  digest(algorithm: 'SHA-256', data: BufferSource): Promise<ArrayBuffer>;
  sign(algorithm: 'HMAC', key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  encrypt(algorithm: AesGcmParams, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  decrypt(algorithm: AesGcmParams, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
}

declare var crypto: { readonly subtle: SubtleCrypto };
declare var isSecureContext: boolean;
declare const performance: { now(): number };

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean; ignoreBOM?: boolean });
  decode(bytes: BufferSource): string;
}

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean; signal?: AbortSignal }): void;
  throwIfAborted(): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare var WebSocket: { new (url: string): WebSocket };
interface WebSocket {
  binaryType: 'blob' | 'arraybuffer';
  readonly readyState: number;
  readonly bufferedAmount: number;
  onopen: ((event: unknown) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(data: string | BufferSource): void;
  close(code?: number, reason?: string): void;
}

declare class MessagePort {
  onmessage: ((event: unknown) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

declare function setTimeout(action: () => void, millis: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function setInterval(action: () => void, millis: number): unknown;
declare function clearInterval(timer: unknown): void;
declare function queueMicrotask(action: () => void): void;
declare function btoa(binary: string): string;
declare function atob(encoded: string): string;
