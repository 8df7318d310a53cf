@echo off
rem Starts Route Server Studio, and first builds what is out of date. See the file studio beside it.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\target"
set "JAR=%TARGET%\route-server-studio.jar"
set "STAMP=%TARGET%\.studio-built"

rem JAVA_HOME, then the registry, then PATH.
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%K in (
    "HKLM\SOFTWARE\JavaSoft\JDK"
    "HKLM\SOFTWARE\Eclipse Adoptium\JDK"
    "HKLM\SOFTWARE\Microsoft\JDK"
    "HKLM\SOFTWARE\Azul Systems\Zulu"
) do if not defined JDK for /f "tokens=2,*" %%A in ('reg query %%K /s 2^>nul ^| findstr /r /c:"JavaHome *REG_SZ" /c:"Path *REG_SZ" /c:"InstallationPath *REG_SZ"') do if not defined JDK call :try "%%B"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :try "%%~dpJ.."
if not defined JDK (
    echo Route Server Studio needs a JDK of 25 or newer and found none; install one ^(such as Temurin 25^) and set JAVA_HOME to its folder. 1>&2
    exit /b 2
)

call :is_stale
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b 2
)

rem A command is a plain word or an option; a FILE has a dot or a backslash. Nothing at all is the window too.
set "OPTIONS=-XX:+UseG1GC -Xms64m -Xmx2g"
set "FIRST=%~1"
if not defined FIRST goto start
if "%FIRST:~0,1%"=="-" goto command
echo(%FIRST%| findstr /r "[./\\:A-Z]" >nul && goto start
:command
set "OPTIONS=-XX:+UseSerialGC -Djava.awt.headless=true -Dglass.platform=Headless -Dprism.order=sw"
:start
"%JDK%\bin\java.exe" %OPTIONS% --module-path "%TARGET%\javafx" "@%ROOT%\packaging\java.options" -cp "%JAR%;%TARGET%\lib\*" studio.routeserver.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder as JDK if its release file says 25 or newer.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ 25 set "JDK=%~f1"
exit /b 0

rem Errorlevel 1 if a source is newer than the last build.
:is_stale
if not exist "%STAMP%" exit /b 1
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$s=(Get-Item -Force -LiteralPath $env:STAMP).LastWriteTimeUtc; Set-Location -LiteralPath $env:ROOT; if (Get-ChildItem src\main,assets,samples,pom.xml -Recurse -Force | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo Building Route Server Studio needs Maven 3.8 or newer; install it and put it on PATH. 1>&2
    exit /b 2
)
echo Building Route Server Studio... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
type nul > "%TARGET%\.studio-began"
call mvn -q -B -Dmaven.test.skip=true package > "%TARGET%\studio-build.log" 2>&1
if errorlevel 1 (
    popd
    echo Route Server Studio does not build: 1>&2
    findstr /b /c:"[ERROR]" "%TARGET%\studio-build.log" 1>&2
    echo The whole log is %TARGET%\studio-build.log. 1>&2
    exit /b 2
)
popd
move /y "%TARGET%\.studio-began" "%STAMP%" >nul
exit /b 0
