// The line through the four points, found by the program that the README shows.
assert new File(basedir, 'build.log').text.contains('y = 2.000 x + 1.000')
