package graph

// Version1 is the contract between generated code and this package. Generated
// code refers to the constant it was written for, so that a generator and a
// runtime that do not fit together fail to compile.
const Version1 = 1
