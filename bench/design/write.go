package design

import (
	_ "embed"
	"os"
	"path/filepath"
)

//go:embed program.go.txt
var program []byte

// Write writes the packages for the models of a folder below dir: bare and tables, which hold copies of the structs without and with
// the methods that lead to the tables; methods, for the models at path; and v2. With the models of this module it also writes the
// program that measures them.
func Write(dir, models, path string, withProgram bool) (*Models, error) {
	m, err := Read(models)
	if err != nil {
		return nil, err
	}
	methods, err := m.Methods(path)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"methods/methods.go": methods}
	for name, style := range map[string]Style{"bare": Bare, "tables": Tables, "v2": V2} {
		if files[name+"/"+name+".go"], err = m.Copy(name, style); err != nil {
			return nil, err
		}
	}
	if withProgram {
		files["main.go"] = program
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return nil, err
		}
	}
	return m, nil
}
