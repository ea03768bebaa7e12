package graph

import (
	"context"
	"errors"
	"log/slog"
	"reflect"
)

// WithMisfits makes the client call f for each answer with a value that its field
// cannot hold, such as a string where the documents say Boolean. The field is
// absent then, and Extra holds the value, see Unmarshal. e tells of the first such
// value; its Err is a *DecodeError. The call fails with what f returns, if
// anything:
//
//	graph.WithMisfits(func(_ context.Context, e *graph.Error) error { return e }) // as UnmarshalStrict
func WithMisfits(f func(ctx context.Context, e *Error) error) Option {
	return func(s *config) {
		before := s.misfits
		if before == nil {
			s.misfits = f
			return
		}
		s.misfits = func(ctx context.Context, e *Error) error {
			if err := before(ctx, e); err != nil {
				return err
			}
			return f(ctx, e)
		}
	}
}

// decode decodes the body of a success, and tells of a misfit.
func (r Request) decode(got reply, body []byte, out any) error {
	misfit, err := unmarshal(body, out, false)
	if err != nil {
		return r.unreadable(got, body, err)
	}
	if !misfit || r.client.misfits == nil {
		return nil
	}
	fresh := reflect.New(reflect.TypeOf(out).Elem()).Interface()
	if err := UnmarshalStrict(body, fresh); err != nil {
		return r.client.misfits(got.req.Context(), r.unreadable(got, body, err))
	}
	return nil
}

// logMisfit tells which property did not fit, and nothing of its value.
func logMisfit(l *slog.Logger) func(context.Context, *Error) error {
	return func(ctx context.Context, e *Error) error {
		var at *DecodeError
		if errors.As(e, &at) {
			l.LogAttrs(ctx, slog.LevelWarn, "graph property of another type",
				slog.String("method", e.Method), slog.String("path", unquoted(e.path)), slog.String("property", at.Path), slog.String("want", at.Want))
		}
		return nil
	}
}
