package dev.tandem.graph;

import dev.tandem.graph.Call.Invocation;
import dev.tandem.ops.Ops;
import java.util.List;

/**
 * Makes {@link Call calls} of method references such as {@code Ops::matmul}, one factory for each number of tensors and
 * attributes.
 *
 * <p>The functional interfaces are generic in their method, not their type: a method reference can stand for "this method, on
 * whatever interpreter", which no lambda can.
 */
final class Calls {
    private Calls() {}

    interface Unary {
        <T> T on(Ops<T> ops, T x);
    }

    interface Unary1<A> {
        <T> T on(Ops<T> ops, T x, A a);
    }

    interface Unary2<A, B> {
        <T> T on(Ops<T> ops, T x, A a, B b);
    }

    interface Unary3<A, B, C> {
        <T> T on(Ops<T> ops, T x, A a, B b, C c);
    }

    interface Binary {
        <T> T on(Ops<T> ops, T x, T y);
    }

    interface Binary1<A> {
        <T> T on(Ops<T> ops, T x, T y, A a);
    }

    interface Binary2<A, B> {
        <T> T on(Ops<T> ops, T x, T y, A a, B b);
    }

    interface Ternary {
        <T> T on(Ops<T> ops, T x, T y, T z);
    }

    interface Ternary1<A> {
        <T> T on(Ops<T> ops, T x, T y, T z, A a);
    }

    interface Ternary2<A, B> {
        <T> T on(Ops<T> ops, T x, T y, T z, A a, B b);
    }

    interface Quinary1<A> {
        <T> T on(Ops<T> ops, T x, T y, T z, T u, T v, A a);
    }

    interface Senary {
        <T> T on(Ops<T> ops, T x, T y, T z, T u, T v, T w);
    }

    interface Variadic1<A> {
        <T> T on(Ops<T> ops, List<T> xs, A a);
    }

    interface VariadicFirst<A> {
        <T> T on(Ops<T> ops, A a, List<T> xs);
    }

    static Call unary(String name, Unary method) {
        return new Call(name, new Invocation() {
            @Override
            <T> T on(Ops<T> ops, List<T> in) {
                return method.on(ops, in.get(0));
            }
        });
    }

    static <A> Call unary(String name, Unary1<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), a);
                    }
                },
                a);
    }

    static <A, B> Call unary(String name, Unary2<A, B> method, A a, B b) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), a, b);
                    }
                },
                a,
                b);
    }

    static <A, B, C> Call unary(String name, Unary3<A, B, C> method, A a, B b, C c) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), a, b, c);
                    }
                },
                a,
                b,
                c);
    }

    static Call binary(String name, Binary method) {
        return new Call(name, new Invocation() {
            @Override
            <T> T on(Ops<T> ops, List<T> in) {
                return method.on(ops, in.get(0), in.get(1));
            }
        });
    }

    static <A> Call binary(String name, Binary1<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), in.get(1), a);
                    }
                },
                a);
    }

    static <A, B> Call binary(String name, Binary2<A, B> method, A a, B b) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), in.get(1), a, b);
                    }
                },
                a,
                b);
    }

    static Call ternary(String name, Ternary method) {
        return new Call(name, new Invocation() {
            @Override
            <T> T on(Ops<T> ops, List<T> in) {
                return method.on(ops, in.get(0), in.get(1), in.get(2));
            }
        });
    }

    static <A> Call ternary(String name, Ternary1<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), in.get(1), in.get(2), a);
                    }
                },
                a);
    }

    static <A, B> Call ternary(String name, Ternary2<A, B> method, A a, B b) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), in.get(1), in.get(2), a, b);
                    }
                },
                a,
                b);
    }

    static <A> Call quinary(String name, Quinary1<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), a);
                    }
                },
                a);
    }

    static Call senary(String name, Senary method) {
        return new Call(name, new Invocation() {
            @Override
            <T> T on(Ops<T> ops, List<T> in) {
                return method.on(ops, in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), in.get(5));
            }
        });
    }

    static <A> Call variadic(String name, Variadic1<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, in, a);
                    }
                },
                a);
    }

    static <A> Call variadicFirst(String name, VariadicFirst<A> method, A a) {
        return new Call(
                name,
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return method.on(ops, a, in);
                    }
                },
                a);
    }

    /** A value known beforehand, whose attribute is the data itself. */
    static Call constant(dev.tandem.type.TensorData data) {
        return new Call(
                "constant",
                new Invocation() {
                    @Override
                    <T> T on(Ops<T> ops, List<T> in) {
                        return ops.constant(data);
                    }
                },
                data);
    }
}
