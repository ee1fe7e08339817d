/**
 * A limit for what one visitor may send to everybody's letter box: `most` at once, and as many again within an hour.
 */
export const anHour = (most: number): RateLimit => new RateLimit(most, most / 3_600);

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * How many requests a key may make: `burst` at once, then `perSecond`. Kept in memory; a key that has all its requests
 * back is forgotten.
 */
export class RateLimit {
  private buckets = new Map<string, Bucket>();
  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
  ) {}

  /** Seconds to wait, or 0 when the request may pass. `now` in milliseconds. */
  take(key: string, now: number): number {
    const bucket = this.buckets.get(key) ?? { tokens: this.burst, at: now };
    // If the system sets its clock back, nobody loses requests by it.
    const tokens = Math.min(this.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * this.perSecond);
    if (this.buckets.size > 50_000) this.forgetFull(now);
    if (tokens < 1) {
      this.buckets.set(key, { tokens, at: now });
      return Math.ceil((1 - tokens) / this.perSecond);
    }
    this.buckets.set(key, { tokens: tokens - 1, at: now });
    return 0;
  }

  private forgetFull(now: number): void {
    for (const [key, bucket] of this.buckets) {
      if (bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond >= this.burst) this.buckets.delete(key);
    }
  }
}
