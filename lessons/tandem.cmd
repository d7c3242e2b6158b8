@echo off
rem Runs Tandem's command line: lessons\tandem [command] [options]
rem
rem Builds the project first if a source is newer than the last build; takes no notice of, and leaves alone, what
rem `mvn verify` builds. Exit status: the program's own, or 3 if it could not be built or started.
rem
rem JAVA_HOME             the JDK to use, 17 or newer (otherwise the one on the PATH)
rem TANDEM_JAVA_OPTIONS   more flags for the JVM, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "OUTPUT=%ROOT%\lessons\target\launcher"
set "BUILT=%OUTPUT%\built"
set "LIBRARIES=%OUTPUT%\classpath.txt"
set "LOCK=%OUTPUT%\build.lock.d"

if not defined JAVA_HOME goto java_on_path
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java_found
>&2 echo tandem: JAVA_HOME is %JAVA_HOME%, and there is no bin\java.exe in it; point it at a JDK, 17 or newer
exit /b 3
:java_on_path
set "JAVA=java.exe"
where /q java.exe
if not errorlevel 1 goto java_found
>&2 echo tandem: there is no java on the PATH; install a JDK, 17 or newer, or set JAVA_HOME
exit /b 3
:java_found

call :build_is_current
if not errorlevel 1 goto run

rem One build at a time: whoever makes the folder holds the lock.
if not exist "%OUTPUT%" mkdir "%OUTPUT%"
set "TOLD="
:lock
mkdir "%LOCK%" 2>nul
if not errorlevel 1 goto locked
if not defined TOLD >&2 echo tandem: waiting for another build; if there is none, remove %LOCK%
set "TOLD=yes"
ping -n 2 127.0.0.1 >nul
goto lock
:locked
call :build_is_current
if errorlevel 1 call :build
set "STATUS=%ERRORLEVEL%"
rmdir "%LOCK%" 2>nul
if not "%STATUS%"=="0" exit /b 3

:run
rem In the environment, as a command line is too short for it.
set "CLASSPATH="
for /f "usebackq delims=" %%L in ("%LIBRARIES%") do set "CLASSPATH=%%L"
for %%M in (backend-pytorch backend-tensorflow api lessons) do call :prepend %%M

rem TensorFlow's C++ log is read from the environment, before the library loads.
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=3"

rem The program writes UTF-8; afterwards the terminal is as it was.
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp') do set "CODE_PAGE=%%C"
chcp 65001 >nul

rem The first line: newer JDKs ask for consent to native code, older ones do not know the question.
"%JAVA%" ^
  -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -Dai.djl.offline=true %TANDEM_JAVA_OPTIONS% ^
  dev.tandem.lessons.cli.Main %*
set "STATUS=%ERRORLEVEL%"
if defined CODE_PAGE chcp %CODE_PAGE% >nul
exit /b %STATUS%

:prepend
set "CLASSPATH=%ROOT%\%1\target\launcher\tandem-%1.jar;%CLASSPATH%"
exit /b 0

rem Succeeds if the last build holds every source, and every jar that it names is there.
:build_is_current
if not exist "%BUILT%" exit /b 1
if not exist "%LIBRARIES%" exit /b 1
for %%M in (api backend-tensorflow backend-pytorch lessons) do (
  if not exist "%ROOT%\%%M\target\launcher\tandem-%%M.jar" exit /b 1
)
powershell -NoProfile -NonInteractive -Command ^
  "$built = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc;" ^
  "$folders = 'api', 'backend-tensorflow', 'backend-pytorch', 'lessons' | ForEach-Object { Join-Path $env:ROOT $_ };" ^
  "$poms = (@($env:ROOT) + $folders) | ForEach-Object { Get-Item -LiteralPath (Join-Path $_ 'pom.xml') };" ^
  "$sources = $folders | ForEach-Object { Get-ChildItem -LiteralPath (Join-Path $_ 'src\main') -Recurse };" ^
  "$newer = @($poms) + @($sources) | Where-Object { $_.LastWriteTimeUtc -gt $built };" ^
  "$libraries = (Get-Content -LiteralPath $env:LIBRARIES -Raw).Trim() -split ';';" ^
  "$absent = $libraries | Where-Object { -not (Test-Path -LiteralPath $_) };" ^
  "if ($newer -or $absent) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
where /q mvn
if errorlevel 1 (
  >&2 echo tandem: the project is not built, and there is no mvn on the PATH; install Maven, 3.8 or newer
  exit /b 3
)
>&2 echo tandem: building ...
type nul >"%OUTPUT%\started"
pushd "%ROOT%"
call mvn -q -B -Plauncher -Dmaven.test.skip=true -pl lessons -am package >"%OUTPUT%\build.log" 2>&1 <nul
set "MAVEN_STATUS=%ERRORLEVEL%"
popd
if not "%MAVEN_STATUS%"=="0" (
  >&2 type "%OUTPUT%\build.log"
  >&2 echo tandem: the build failed; what Maven said is above
  exit /b 3
)
rem Keeps the time at which the build started: a source changed since then is not in it.
move /y "%OUTPUT%\started" "%BUILT%" >nul
exit /b 0
