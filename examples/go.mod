module github.com/graphgen/graphgen/examples

go 1.26.0

require github.com/graphgen/graphgen v0.0.0

replace github.com/graphgen/graphgen => ../
