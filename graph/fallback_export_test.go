package graph

// Remembered returns how many replacements the client remembers.
func Remembered(c *Client) int { return len(c.fallbacks.until) }
