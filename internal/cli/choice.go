package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is the value of a flag that takes one of a few words. It implements pflag.Value.
type choice struct {
	value string
	all   []string
}

// newChoice returns a choice among the words, the first of which is the default.
func newChoice(words ...string) choice { return choice{value: words[0], all: words} }

// String implements pflag.Value.
func (c *choice) String() string { return c.value }

// Type implements pflag.Value.
func (c *choice) Type() string { return "word" }

// Set implements pflag.Value.
func (c *choice) Set(value string) error {
	if !slices.Contains(c.all, value) {
		return errors.New("it is none of " + c.list())
	}
	c.value = value
	return nil
}

func (c *choice) list() string {
	return strings.Join(slices.DeleteFunc(slices.Clone(c.all), isEmpty), ", ")
}

func (c *choice) usage(what string) string { return what + ": " + c.list() }

func isEmpty(word string) bool { return word == "" }

// complete makes the shell offer the words of a flag.
func complete(cmd *cobra.Command, flag string, c *choice) {
	words := slices.DeleteFunc(slices.Clone(c.all), isEmpty)
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("internal error: " + err.Error()) // the flag is defined beside the call
	}
}
