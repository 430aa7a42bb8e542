module github.com/seed-11a632b0/gongkai

go 1.25.0
