// Command plain makes one call with net/http and encoding/json: what link_test.go
// compares with.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest(http.MethodGet, "https://graph.microsoft.com/v1.0/me", nil)
	if err != nil {
		panic(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	var out struct {
		Name string `json:"displayName"`
	}
	err = json.NewDecoder(resp.Body).Decode(&out)
	fmt.Println(out, err)
}
