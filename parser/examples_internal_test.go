package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFits(t *testing.T) {
	for _, tt := range []struct {
		template, path string
		want           bool
	}{
		{"/mills/{mill-id}/wheels", "/mills/7/wheels", true},
		{"/mills/{mill-id}/wheels", "/Mills/7/Wheels", true},
		{"/mills/{mill-id}/wheels", "/mills/7/wheels/1", false},
		{"/mills/{mill-id}/wheels", "/mills/7/spokes", false},
		{"/mills/turn(by={by})", "/mills/turn(by=3)", true},
		{"/me/drive/root:/{item-path}:/children", "/me/drive/root:/a/b c/d.txt:/children", true},
		{"/me/drive/root:/{item-path}:/children", "/me/drive/root:/a:/content", false},
		{"/me/drive/root:/{item-path}", "/me/drive/root:/a/b.txt", true},
		{"/me/drive/items/{item-id}:/{file}:/content", "/me/drive/items/1:/b.txt:/content", true},
	} {
		assert.Equal(t, tt.want, fits(tt.template, tt.path), "%s of %s", tt.path, tt.template)
	}
}
