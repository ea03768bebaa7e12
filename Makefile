.PHONY: build test lint generate golden check fuzz bench tidy

build: ; go build ./...
test: ; go test ./...
lint: ; .ci/run lint
generate: ; go generate .
golden: ; go test ./... -update
check: ; .ci/run
fuzz: ; .ci/run fuzz
bench: ; cd bench && go run .
tidy: ; go mod tidy
