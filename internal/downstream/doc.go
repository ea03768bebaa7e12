// Package downstream tests graphgen from where its users stand: in a module of their own.
package downstream
