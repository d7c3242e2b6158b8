// The line through the four points, found by the program that the README shows.
boolean found = new File(basedir, 'build.log').readLines().contains('y = 2.000 x + 1.000')
assert found : 'the program did not print the line that it was to find'
