/**
 * Keeps the session's token: what the service sends in its Authorization header, whole, to be sent back as it is. Whoever reads it
 * can act as its owner until the session ends, so keep it where only your own page or program reads.
 */
export interface TokenStore {
    load(): string | undefined | Promise<string | undefined>;
    /** @param token The token, or undefined to forget it. */
    save(token: string | undefined): void | Promise<void>;
}

/** Keeps the token as long as the page or process lives. */
export class MemoryTokenStore implements TokenStore {
    private token: string | undefined;

    load(): string | undefined {
        return this.token;
    }

    save(token: string | undefined): void {
        this.token = token;
    }
}

export interface SessionOptions {
    /** Where the token is kept; in memory, when nothing else is said. */
    store?: TokenStore;
    /** Called when the service itself no longer knows the session: it ran out, or was ended. The token is forgotten by then. */
    onLost?: () => void;
    /** What to send requests with instead of the global fetch. */
    fetch?: (url: string, init?: RequestInit) => Promise<Response>;
}

/**
 * A person's session. Hand it to the clients of one service: it takes the token from the answers that bring one, sends it along,
 * and notices when it is worth nothing any more. Without a token, requests are anonymous.
 */
export class Session {
    /** Where the service is. */
    readonly baseUrl: string;
    private readonly store: TokenStore;
    private readonly onLost: (() => void) | undefined;
    private readonly send: (url: string, init?: RequestInit) => Promise<Response>;

    constructor(baseUrl: string, options: SessionOptions = {}) {
        this.baseUrl = baseUrl.replace(/\/+$/, "");
        this.store = options.store ?? new MemoryTokenStore();
        this.onLost = options.onLost;
        this.send = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
    }

    /** True while there is a token. Whether the service still takes it shows at the next request. */
    async hasToken(): Promise<boolean> {
        return await this.store.load() !== undefined;
    }

    /** ClearsChanges the token. Does not end the session: that does `MeClient.endSession`. */
    async forget(): Promise<void> {
        await this.store.save(undefined);
    }

    /** Sends a request as the person whose session this is. Clients call this; it is a fetch in all other ways. */
    async fetch(url: string, init: RequestInit = {}): Promise<Response> {
        if (!this.holds(url))
            throw new TypeError("A session's token is for its own service alone.");

        const token = await this.store.load();
        const headers = new Headers(init.headers);
        if (token !== undefined)
            headers.set("Authorization", token);
        const response = await this.send(url, { ...init, headers });

        const begun = response.headers.get("Authorization");
        if (response.ok && begun !== null)
            await this.store.save(begun);
        else if (response.status === 401 && token !== undefined && response.headers.has("Trace-Id"))
            await this.lose(token);
        return response;
    }

    // Not what begins like the service's address and leads out of it: another host, a step up, what is not seen (URL Standard, URL parsing).
    private holds(url: string): boolean {
        const path = url.slice(this.baseUrl.length);
        return url.startsWith(`${this.baseUrl}/`) && !/^\/[/\\]|[\t\r\n]|[/\\](\.|%2e){1,2}([/\\?#]|$)/i.test(path);
    }

    // By the time that a request is refused, another one may have begun a new session.
    private async lose(token: string): Promise<void> {
        if (await this.store.load() !== token)
            return;
        await this.store.save(undefined);
        this.onLost?.();
    }
}
