// The line through the four points, found by the program that the README shows.
boolean found = new File(basedir, 'build.log').readLines().contains('y = 2.000 x + 1.000')
assert found : 'the program did not print the line that it was to find'

// The flowers told apart, by the other program that the README shows.
def result = new File(basedir, 'build.log').readLines().collect { it =~ /sparse_categorical_accuracy=(0\.9\d+|1\.0)}/ }
assert result.any { it.find() } : 'the program did not tell nine flowers in ten apart'
assert new File(basedir, 'iris.tandem').isFile() || new File('iris.tandem').isFile() : 'no checkpoint was written'
