package dev.tandem.data;

import dev.tandem.type.DType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a CSV file is read.
 *
 * @param separator between two fields
 * @param columns the names of the columns; empty if the first line that is not skipped names them
 * @param skippedLines how many lines come before the header or the data
 * @param features the columns that are features, in this order; empty for all that are nothing else
 * @param ignored the columns that are not read
 * @param targets the columns that are numbers to predict
 * @param label the column that is a class
 * @param vocabulary the classes in the order of their numbers; empty if they are to be found in the file
 * @param missing what to do without a value
 * @param markers what stands for no value
 * @param dtype of features and targets
 */
record CsvOptions(
        char separator,
        List<String> columns,
        int skippedLines,
        List<String> features,
        List<String> ignored,
        List<String> targets,
        Optional<String> label,
        List<String> vocabulary,
        MissingValues missing,
        Set<String> markers,
        DType dtype) {}
