package graphtest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// Greeting is code of one's own that uses a generated SDK.
func Greeting(ctx context.Context, c *msgraph.Client) (string, error) {
	me, err := c.Me().Get(ctx)
	if err != nil {
		return "", err
	}
	return "Hello, " + me.DisplayName.Or("you") + "!", nil
}

// greetingTest would be TestGreeting in a file of tests.
func greetingTest(t testing.TB) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{"displayName":"Ada"}`), graphtest.Error(403, "Forbidden", "No."))
	c := msgraph.New(s.Client())

	got, err := Greeting(context.Background(), c)
	if got != "Hello, Ada!" || err != nil {
		t.Errorf("got %q and %v", got, err)
	}
	if _, err := Greeting(context.Background(), c); err == nil {
		t.Errorf("want an error")
	}
	if token := s.Last().Header.Get("Authorization"); token != "Bearer "+graphtest.Token {
		t.Errorf("got %q", token)
	}
}

// Testing one's own code: a server on loopback answers as scripted and keeps what it was asked.
func Example() {
	test := &recorder{}
	greetingTest(test)
	fmt.Println("failures:", len(test.failures))
	// Output: failures: 0
}
