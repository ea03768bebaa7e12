package main

//go:generate go tool graphgen generate
