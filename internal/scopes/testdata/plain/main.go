// Command plain calls no SDK.
package main

func main() {}
