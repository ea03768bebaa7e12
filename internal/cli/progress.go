package cli

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressFrom is the number of documents that take long enough to show progress.
const progressFrom = 300

// progress shows on a terminal how many documents were read. Its zero value shows nothing.
type progress struct {
	w    io.Writer // nil for none
	what string
	once sync.Once
	bar  *progressbar.ProgressBar
}

func (a *app) progress(what string) *progress {
	if a.quiet || !a.isTerminal(a.sys.Stderr) {
		return &progress{}
	}
	return &progress{w: a.sys.Stderr, what: what}
}

// tell counts one more document. It is safe for concurrent use.
func (p *progress) tell(_, total int) {
	if p.w == nil || total <= progressFrom {
		return
	}
	p.once.Do(func() {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription(p.what),
			progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	})
	_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
}

// end takes the bar off the terminal.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
