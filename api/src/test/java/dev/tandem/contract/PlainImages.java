package dev.tandem.contract;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;

/** Layers of images in plain loops over [height][width][channels], one example at a time: what the engines are held against. */
final class PlainImages {
    private PlainImages() {}

    static int padBefore(Padding.Mode mode, int size, int window, int stride, int dilation) {
        if (mode == Padding.Mode.VALID) {
            return 0;
        }
        int cells = (size + stride - 1) / stride;
        return Math.max(0, (cells - 1) * stride + (window - 1) * dilation + 1 - size) / 2;
    }

    /** kernel [a][b][channels / groups][out]. */
    static double[][][] convolution(double[][][] x, double[][][][] kernel, double[] bias, Conv2dSpec spec) {
        boolean same = spec.padding().mode() == Padding.Mode.SAME;
        int reachA = (kernel.length - 1) * spec.dilationHeight() + 1;
        int reachB = (kernel[0].length - 1) * spec.dilationWidth() + 1;
        int height = same
                ? (x.length + spec.strideHeight() - 1) / spec.strideHeight()
                : (x.length - reachA) / spec.strideHeight() + 1;
        int width = same
                ? (x[0].length + spec.strideWidth() - 1) / spec.strideWidth()
                : (x[0].length - reachB) / spec.strideWidth() + 1;
        int top = padBefore(spec.padding().mode(), x.length, kernel.length, spec.strideHeight(), spec.dilationHeight());
        int left = padBefore(
                spec.padding().mode(), x[0].length, kernel[0].length, spec.strideWidth(), spec.dilationWidth());
        int in = kernel[0][0].length;
        int out = kernel[0][0][0].length;
        double[][][] result = new double[height][width][out];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                for (int o = 0; o < out; o++) {
                    double sum = bias[o];
                    int firstChannel = o / (out / spec.groups()) * in;
                    for (int a = 0; a < kernel.length; a++) {
                        for (int b = 0; b < kernel[0].length; b++) {
                            int row = i * spec.strideHeight() + a * spec.dilationHeight() - top;
                            int column = j * spec.strideWidth() + b * spec.dilationWidth() - left;
                            if (row >= 0 && row < x.length && column >= 0 && column < x[0].length) {
                                for (int c = 0; c < in; c++) {
                                    sum += x[row][column][firstChannel + c] * kernel[a][b][c][o];
                                }
                            }
                        }
                    }
                    result[i][j][o] = sum;
                }
            }
        }
        return result;
    }

    /** Each input pixel laid down, times the kernel [a][b][out][in], {@code stride} cells apart. */
    static double[][][] transposed(double[][][] x, double[][][][] kernel, double[] bias, int stride, boolean same) {
        int window = kernel.length;
        int out = kernel[0][0].length;
        int height = same ? x.length * stride : x.length * stride + Math.max(window - stride, 0);
        int width = same ? x[0].length * stride : x[0].length * stride + Math.max(window - stride, 0);
        int cut = same ? Math.max(window - stride, 0) / 2 : 0;
        double[][][] result = new double[height][width][out];
        for (double[][] row : result) {
            for (int j = 0; j < width; j++) {
                row[j] = bias.clone();
            }
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length; j++) {
                for (int a = 0; a < window; a++) {
                    for (int b = 0; b < window; b++) {
                        int row = i * stride + a - cut;
                        int column = j * stride + b - cut;
                        if (row >= 0 && row < height && column >= 0 && column < width) {
                            for (int o = 0; o < out; o++) {
                                for (int c = 0; c < x[0][0].length; c++) {
                                    result[row][column][o] += x[i][j][c] * kernel[a][b][o][c];
                                }
                            }
                        }
                    }
                }
            }
        }
        return result;
    }

    /** Bilinear, with half-pixel centres and edges continued. */
    static double[][][] bilinear(double[][][] x, int heightFactor, int widthFactor) {
        int channels = x[0][0].length;
        double[][][] result = new double[x.length * heightFactor][x[0].length * widthFactor][channels];
        for (int i = 0; i < result.length; i++) {
            double row = (i + 0.5) / heightFactor - 0.5;
            int above = (int) Math.floor(row);
            for (int j = 0; j < result[0].length; j++) {
                double column = (j + 0.5) / widthFactor - 0.5;
                int left = (int) Math.floor(column);
                for (int c = 0; c < channels; c++) {
                    double upper =
                            (left + 1 - column) * at(x, above, left, c) + (column - left) * at(x, above, left + 1, c);
                    double lower = (left + 1 - column) * at(x, above + 1, left, c)
                            + (column - left) * at(x, above + 1, left + 1, c);
                    result[i][j][c] = (above + 1 - row) * upper + (row - above) * lower;
                }
            }
        }
        return result;
    }

    private static double at(double[][][] x, int row, int column, int channel) {
        return x[Math.min(Math.max(row, 0), x.length - 1)][Math.min(Math.max(column, 0), x[0].length - 1)][channel];
    }

    static double[][][] image(double[] flat, int first, int height, int width, int channels) {
        double[][][] result = new double[height][width][channels];
        int position = first;
        for (double[][] row : result) {
            for (double[] pixel : row) {
                System.arraycopy(flat, position, pixel, 0, channels);
                position += channels;
            }
        }
        return result;
    }

    static double[][][][] kernel(double[] flat, int height, int width, int third, int fourth) {
        double[][][][] result = new double[height][][][];
        for (int a = 0; a < height; a++) {
            result[a] = image(flat, a * width * third * fourth, width, third, fourth);
        }
        return result;
    }

    static double[] flat(double[][][] image) {
        double[] result = new double[image.length * image[0].length * image[0][0].length];
        int position = 0;
        for (double[][] row : image) {
            for (double[] pixel : row) {
                System.arraycopy(pixel, 0, result, position, pixel.length);
                position += pixel.length;
            }
        }
        return result;
    }
}
