package layout

import _ "github.com/graphgen/graphgen/internal/goldentest" // the flag -update
