package gitsource

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// run runs git in the folder and returns what it printed. An error has git's own words.
func run(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := command(ctx, dir, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return "", errors.New("the command git is not installed")
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("git %s: %s", args[0], complaint(stderr.String(), err))
	}
	return stdout.String(), nil
}

// command never asks for a password, keeps line ends as they are committed, and makes no symbolic links, which could lead anywhere.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	settings := []string{"-c", "core.autocrlf=false", "-c", "core.longpaths=true", "-c", "core.symlinks=false", "-c", "advice.detachedHead=false"}
	cmd := exec.CommandContext(ctx, "git", append(settings, args...)...)
	cmd.Dir = dir
	cmd.Env = append(withoutRepository(os.Environ()), "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	return cmd
}

// withoutRepository drops the variables by which git tells its hooks which repository they run for.
func withoutRepository(env []string) []string {
	var out []string
	for _, v := range env {
		name, _, _ := strings.Cut(v, "=")
		switch name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR":
		default:
			out = append(out, v)
		}
	}
	return out
}

// complaint is what git calls fatal, or else its last words.
func complaint(stderr string, err error) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for _, l := range lines {
		if text, ok := strings.CutPrefix(l, "fatal: "); ok {
			return text
		}
	}
	return cmp.Or(strings.TrimSpace(lines[len(lines)-1]), err.Error())
}
